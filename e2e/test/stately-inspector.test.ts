import { expect, test, type Page } from '@playwright/test';
import { alone } from './support/alone.ts';
import { startDevServer, type DevServer } from './support/dev-server.ts';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';

/** The events that a receiver page has received, as JSON. */
const getReceivedEvents = (receiver: Page) => receiver.locator('#events li').allTextContents();

/** Secrets that must not appear: names of the room and its members, SDP, candidates, ICE credentials, devices. */
const secretsPattern = (room: string) =>
  new RegExp(`${room}|Lovelace|v=0|a=ice-|candidate:|ice-ufrag|fake_device|Fake Audio`, 'i');

/** Joins with the Stately inspector connected to our receiver page. */
const inspectedJoinUrl = (room: string, name: string) =>
  `${joinUrl(room, name)}&inspect=/stately-receiver/receiver.html`;

// Vite transforms all modules of the page, which takes every processor, and again for each server.
test.describe('a page of the development server', alone, () => {
  let server: DevServer;
  test.beforeAll(async () => {
    server = await startDevServer();
  });
  test.afterAll(() => server[Symbol.asyncDispose]());

  test('reports events and states of all machines to a receiver, and no secrets', async ({
    browser,
  }) => {
    test.slow();
    const { origin } = server;
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
      // The report of an actor contains the definition of its machine as nested JSON.
      const matching = actors.filter({ hasText: `\\"id\\":\\"${machine}\\"` });
      const actor = await matching.first().getAttribute('data-session');
      expect(actor, machine).not.toBeNull();
      const eventsOf = (type: string) =>
        events.locator(`[data-type="${type}"][data-session="${actor}"]`);
      await expect(eventsOf('@xstate.snapshot')).not.toHaveCount(0);
      await expect(eventsOf('@xstate.event')).not.toHaveCount(0);
    }
    await expect(events).toContainText('"connection":"connected"');

    const before = (await getReceivedEvents(receiver)).length;
    await ana.page.getByRole('button', { name: 'Microphone' }).click();
    // The definition of the machine contains it too.
    const toggled = events.locator('[data-type="@xstate.event"]', { hasText: 'microphone.toggle' });
    await expect(toggled).not.toHaveCount(0);
    const texts = await getReceivedEvents(receiver);
    expect(texts.length).toBeGreaterThan(before);
    expect(texts.filter((text) => secretsPattern(room).test(text))).toEqual([]);
  });

  test('opens the Stately inspector from ours, with earlier events', async ({ browser }) => {
    test.slow();
    const { origin } = server;
    await using ana = await openBrowser(browser, 'Ana', { origin });
    await ana.page.goto(joinUrl(createRoomName(), 'Ana'));
    await expect(ana.page.getByRole('button', { name: /^leave/i })).toBeVisible();
    // Without this parameter the button would open the page of stately.ai.
    await ana.page.evaluate(() =>
      history.replaceState(null, '', '?inspect=/stately-receiver/receiver.html'),
    );

    const opened = ana.context.waitForEvent('page');
    await ana.page.getByRole('button', { name: /inspector/i }).click();
    await ana.page.getByRole('button', { name: 'Stately' }).click();

    const events = (await opened).locator('#events li');
    await expect(events.filter({ hasText: '"type":"openLobby"' })).not.toHaveCount(0);
  });
});

test('the server reports its rooms to an inspector, without names', alone, async ({ browser }) => {
  test.slow();
  await using server = await startDevServer();
  const texts: string[] = [];
  const socket = new WebSocket(server.roomInspectorUrl);
  using _ = { [Symbol.dispose]: () => socket.close() };
  socket.addEventListener('message', ({ data }) => texts.push(String(data)));

  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Lovelace', { origin: server.origin });
  await ana.page.getByRole('button', { name: /^leave/i }).click();

  for (const event of ['member.join', 'member.leave']) {
    await expect.poll(() => texts.filter((text) => text.includes(event))).not.toEqual([]);
  }
  await expect.poll(() => texts.some((text) => text.includes('"occupancy":"alone"'))).toBe(true);
  expect(texts.filter((text) => secretsPattern(room).test(text))).toEqual([]);
});

test('the production build has no Stately inspector', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  await ana.page.goto(inspectedJoinUrl(createRoomName(), 'Ana'));
  await expect(ana.page.getByRole('button', { name: /^leave/i })).toBeVisible();
  await expect(ana.page.getByRole('button', { name: /inspector/i })).toHaveCount(0);
  expect(ana.context.pages()).toHaveLength(1);
});
