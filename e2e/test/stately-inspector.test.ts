import { expect, test, type Page } from '@playwright/test';
import { startDevServer } from './support/dev-server.ts';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';

/** What a receiver was told, as texts of JSON. */
const getReceivedEvents = (receiver: Page) => receiver.locator('#events li').allTextContents();

/** What must never be shown: the way to the room and its people, SDP, candidates, ICE passwords. */
const secretsPattern = (room: string) =>
  new RegExp(`${room}|Lovelace|v=0|a=ice-|candidate:|ice-ufrag|fake_device|Fake Audio`, 'i');

/** Joins with the inspector open on a receiver of our own. */
const inspectedJoinUrl = (room: string, name: string) =>
  `${joinUrl(room, name)}&inspect=/stately-receiver/receiver.html`;

test('a receiver sees every machine of the page, their events and states, and no secrets', async ({
  browser,
}) => {
  test.slow();
  await using site = await startDevServer();
  const { origin } = site;
  const room = createRoomName();
  await using ana = await openBrowser(browser, 'Ana Lovelace', { origin });
  const opened = ana.context.waitForEvent('page');
  await ana.page.goto(inspectedJoinUrl(room, 'Ana%20Lovelace'));
  const receiver = await opened;
  await using ben = await joinRoom(browser, room, 'Ben Lovelace', { origin });
  await expectConnectedTo(ana, ['Ben Lovelace']);
  await expectConnectedTo(ben, ['Ana Lovelace']);

  const events = receiver.locator('#events');
  const actors = events.locator('[data-type="@xstate.actor"]');
  for (const machine of ['call', 'signaling', 'media', 'peer']) {
    // Each actor brings its machine's definition along, as text within the text.
    const defined = actors.filter({ hasText: `\\"id\\":\\"${machine}\\"` });
    const actor = await defined.first().getAttribute('data-session');
    expect(actor, machine).not.toBeNull();
    const of = (type: string) => events.locator(`[data-type="${type}"][data-session="${actor}"]`);
    await expect(of('@xstate.snapshot')).not.toHaveCount(0);
    await expect(of('@xstate.event')).not.toHaveCount(0);
  }
  await expect(events).toContainText('"connection":"connected"');

  const before = (await getReceivedEvents(receiver)).length;
  await ana.page.getByRole('button', { name: 'Microphone' }).click();
  await expect(events.locator('li', { hasText: 'microphone.toggle' })).not.toHaveCount(0);
  const texts = await getReceivedEvents(receiver);
  expect(texts.length).toBeGreaterThan(before);
  expect(texts.filter((text) => secretsPattern(room).test(text))).toEqual([]);
});

test('it opens by its button in ours too, and is told what it has missed', async ({ browser }) => {
  test.slow();
  await using site = await startDevServer();
  const { origin } = site;
  await using ana = await openBrowser(browser, 'Ana', { origin });
  await ana.page.goto(joinUrl(createRoomName(), 'Ana'));
  await expect(ana.page.getByRole('button', { name: /^leave/i })).toBeVisible();
  // By the button without `?inspect` it would be Stately's own page, which is elsewhere.
  await ana.page.evaluate(() =>
    history.replaceState(null, '', '?inspect=/stately-receiver/receiver.html'),
  );

  const opened = ana.context.waitForEvent('page');
  await ana.page.getByRole('button', { name: /inspector/i }).click();
  await ana.page.getByRole('button', { name: 'Stately' }).click();

  const events = (await opened).locator('#events li');
  await expect(events.filter({ hasText: '"type":"enter"' })).not.toHaveCount(0);
});

test('the server shows its rooms to an inspector, without names', async ({ browser }) => {
  test.slow();
  await using site = await startDevServer();
  const texts: string[] = [];
  const socket = new WebSocket(site.roomInspectorUrl);
  using _ = { [Symbol.dispose]: () => socket.close() };
  socket.addEventListener('message', ({ data }) => texts.push(String(data)));

  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Lovelace', { origin: site.origin });
  await ana.page.getByRole('button', { name: /^leave/i }).click();

  for (const event of ['member.join', 'member.leave']) {
    await expect.poll(() => texts.filter((text) => text.includes(event))).not.toEqual([]);
  }
  await expect.poll(() => texts.some((text) => text.includes('"occupancy":"alone"'))).toBe(true);
  expect(texts.filter((text) => secretsPattern(room).test(text))).toEqual([]);
});

test('the built page has no inspector', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  await ana.page.goto(inspectedJoinUrl(createRoomName(), 'Ana'));
  await expect(ana.page.getByRole('button', { name: /^leave/i })).toBeVisible();
  await expect(ana.page.getByRole('button', { name: /inspector/i })).toHaveCount(0);
  expect(ana.context.pages()).toHaveLength(1);
});
