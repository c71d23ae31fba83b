import { expect, test, type Locator } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { moveTo, tabTo } from './support/keyboard.ts';
import { expectVideo } from './support/media.ts';
import {
  openConnectionDetails,
  tileMenuButton,
  detailValue,
  connectionDetails,
  getVisitedStates,
  stateStrip,
} from './support/connection-details.ts';
import { expectConnectedTo, createRoomName, joinRoom, tileOf } from './support/participants.ts';

/** The latest value of a line in a plot. */
const plotValue = (panel: Locator, plot: string, line = 0) =>
  panel.locator(`[data-plot="${plot}"] [data-line="${line}"] b`);

test('the menu of a tile opens the connection details with states, history and measurements', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  // Violations of the content security policy appear in the console.
  const errors: string[] = [];
  ana.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  await openConnectionDetails(tileOf(ana, 'Ben'));

  const panel = connectionDetails(ana.page, 'Ben');
  await expect(panel).toBeVisible();
  await expect(panel.getByText('You and Ben are connected directly')).toBeVisible();
  // The panel leaves the toolbar in reach.
  await ana.page.getByRole('button', { name: /^leave/i }).click({ trial: true });
  await panel.getByRole('tab', { name: 'For developers' }).click();
  const states = {
    connection: 'connected',
    ice: /^(connected|completed)$/,
    gathering: 'complete',
    signaling: 'stable',
    channel: 'open',
    flow: 'receiving',
    trust: 'open',
    comparison: 'idle',
    negotiation: 'idle',
    recovery: 'idle',
  };
  for (const [region, state] of Object.entries(states)) {
    const strip = stateStrip(panel, region);
    await expect(strip).toHaveAttribute('data-state', state);
    const current = strip.locator('[aria-current="step"]');
    await expect(current).toHaveAttribute('data-state-name', state);
    // With the time of entry and the description.
    await expect(current).toHaveText(/\d\d:\d\d:\d\d$/);
    await expect(current).toHaveAccessibleDescription(/^Now, since \d\d:\d\d:\d\d\. \w+ .*\.$/);
  }
  // The history also covers the time before the details were opened.
  expect(await getVisitedStates(stateStrip(panel, 'connection'))).toEqual([
    'new',
    'connecting',
    'connected',
  ]);
  expect(await getVisitedStates(stateStrip(panel, 'gathering'))).toEqual([
    'new',
    'gathering',
    'complete',
  ]);
  // One line for each transition.
  await expect(stateStrip(panel, 'connection').locator('path')).toHaveCount(3);

  await panel.getByRole('tab', { name: 'Measurements' }).click();

  await expect(plotValue(panel, 'roundTrip')).toHaveText(/^\d+ ms$/);
  await expect(plotValue(panel, 'jitter')).toHaveText(/^\d+ ms$/);
  await expect(plotValue(panel, 'loss')).toHaveText(/^\d+\.\d%$/);
  for (const line of [0, 1]) {
    await expect(plotValue(panel, 'bitrate', line)).toHaveText(/^[1-9][\d.]* [kM]bit\/s$/);
    await expect(plotValue(panel, 'frames', line)).toHaveText(/^[1-9]\d* fps$/);
    await expect(plotValue(panel, 'height', line)).toHaveText(/^[1-9]\d* px$/);
  }
  const drawn = panel.getByRole('img', { name: /^Round-trip time\. \d+ ms now, between/ });
  const size = await drawn.locator('canvas').boundingBox();
  expect(size?.width).toBeGreaterThan(200);
  expect(size?.height).toBeGreaterThan(60);

  await expect(detailValue(panel, 'Your side')).toHaveText(/address.*, UDP$/);
  await expect(detailValue(panel, 'Other side')).toHaveText(/address.*, UDP$/);
  await expect(detailValue(panel, 'Encryption')).toHaveText(/^DTLS 1\.[23], TLS_/);
  await expect(detailValue(panel, 'Media encryption')).toHaveText(/AES/);
  await expect(detailValue(panel, 'Codecs')).toHaveText(/^opus and \w+/);
  await expect(detailValue(panel, 'Video received')).toHaveText(/^\d+ × \d+/);
  expect(errors).toEqual([]);
});

test('button, toolbar and Escape close the details, and the call stays usable beside them', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  const panel = connectionDetails(ana.page, 'Ben');

  const closeActions = [
    () => panel.getByRole('button', { name: 'Close', exact: true }).click(),
    () => ana.page.getByRole('button', { name: 'Connections', exact: true }).press('Enter'),
    () => ana.page.keyboard.press('Escape'),
  ];
  for (const close of closeActions) {
    await openConnectionDetails(tileOf(ana, 'Ben'));
    await expect(panel).toBeVisible();
    await close();
    await expect(panel).toHaveCount(0);
  }

  await openConnectionDetails(tileOf(ana, 'Ben'));
  await ana.page.getByRole('button', { name: 'Microphone' }).press('Space');
  await expect(ana.page.getByRole('button', { name: 'Microphone' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(panel).toBeVisible();
});

test('toolbar and shortcut open all connections, and the keyboard leads to each one and back', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  const { page } = ana;
  const open = page.getByRole('button', { name: 'Connections' });
  const all = page.getByRole('dialog', { name: 'Connections' });

  await moveTo(page, open);
  await page.keyboard.press('Enter');
  await expect(all).toBeVisible();
  await expect(open).toHaveAttribute('aria-expanded', 'true');

  const pages = [
    { row: /^Room\b.*Ben is here\./, title: 'Room', region: 'active.inRoom', state: 'together' },
    { row: /^Server\b.*Connected to the server\./, title: 'Server', region: '', state: 'online' },
    {
      row: /^Your camera and microphone\b.*are on/,
      title: 'Your camera and microphone',
      region: 'microphone.live',
      state: 'unmuted',
    },
  ];
  for (const { row, title, region, state } of pages) {
    await tabTo(page, all.getByRole('button', { name: row }));
    await page.keyboard.press('Enter');
    const one = page.getByRole('dialog', { name: title });
    await expect(stateStrip(one, region)).toHaveAttribute('data-state', state);
    await expect(one.getByRole('button', { name: 'All connections' })).toBeFocused();
    await expectAccessible(page, title);
    await page.keyboard.press('Enter');
    await expect(all.getByRole('button', { name: row })).toBeFocused();
  }

  await tabTo(page, all.getByRole('button', { name: /^Ben\b.*You and Ben/ }));
  await page.keyboard.press('Enter');
  const measurements = connectionDetails(page, 'Ben').getByRole('tab', { name: 'Measurements' });
  await expect(measurements).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');

  await all.getByRole('button', { name: /^Server/ }).click();
  const plot = page.getByRole('img', { name: /^Round-trip time to the server\. \d+ ms now/ });
  await expect(plot).toBeVisible();
  await expectAccessible(page, 'Server, with its plot');

  await page.keyboard.press('Escape');
  await expect(all).toHaveCount(0);
  await expect(open).toBeFocused();
  await page.keyboard.press('c');
  await expect(all).toBeVisible();
});

test('the tile of a shared screen opens the details of its member, and gets the focus back', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  await ben.page.getByRole('button', { name: /share.*screen/i }).click();
  const screen = ana.page.locator('[data-screen]');
  await openConnectionDetails(screen);
  await expect(connectionDetails(ana.page, 'Ben')).toBeVisible();
  await ana.page.keyboard.press('Escape');
  await expect(ana.page.getByRole('dialog')).toHaveCount(0);
  await expect(tileMenuButton(screen)).toBeFocused();
});

test('a badge appears while the server cannot be reached, and opens the details', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana');
  const own = ana.page.locator('[data-own]');
  await expect(own).toBeVisible();
  const badge = own.getByRole('button', { name: /^Connection to the server: Not connected/ });
  await expect(badge).toHaveCount(0);
  // The script of the details is loaded now, and not without the server.
  await ana.page.keyboard.press('c');
  await expect(ana.page.getByRole('dialog')).toBeVisible();
  await ana.page.keyboard.press('c');
  await ana.context.setOffline(true);
  await badge.press('Enter');
  await expect(ana.page.getByRole('dialog', { name: 'Server' })).toBeVisible();
  await expect(badge).toHaveAttribute('aria-expanded', 'true');
  await badge.press('Enter');
  await expect(ana.page.getByRole('dialog')).toHaveCount(0);
  await ana.context.setOffline(false);
  await expect(badge).toHaveCount(0);
});

test('the details of a member who leaves close', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await using _cleo = await joinRoom(browser, room, 'Cleo');
  await expectConnectedTo(ana, ['Ben', 'Cleo']);
  await openConnectionDetails(tileOf(ana, 'Ben'));
  await expect(connectionDetails(ana.page, 'Ben')).toBeVisible();

  await ben.page.getByRole('button', { name: /^leave/i }).click();

  await expectConnectedTo(ana, ['Cleo']);
  await expect(ana.page.getByRole('dialog')).toHaveCount(0);
});
