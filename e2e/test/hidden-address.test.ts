import { expect, test, type Page } from '@playwright/test';
import { argumentsWithFrameRate } from '../scripts/chromium.ts';
import { expectVideo } from './support/media.ts';
import { createRoomName, joinRoom } from './support/participants.ts';
import { recordPeerConnections } from './support/peer-connections.ts';
import { startTestServer } from './support/test-server.ts';
import { pressControl } from './support/toolbar.ts';
import { startTurnServer } from './support/turn-server.ts';

/** The types of the local candidates in use, over all open connections of a page. */
const selectedTypes = (page: Page) =>
  page.evaluate(async () => {
    const types: unknown[] = [];
    for (const connection of window.peerConnections) {
      if (connection.connectionState !== 'connected') continue;
      const report = await connection.getStats();
      const entries: unknown[] = [];
      report.forEach((entry: unknown) => entries.push(entry));
      const read = (entry: unknown, key: string): unknown =>
        typeof entry === 'object' && entry !== null ? Reflect.get(entry, key) : undefined;
      for (const transport of entries.filter((entry) => read(entry, 'type') === 'transport')) {
        const find = (id: unknown) => entries.find((entry) => read(entry, 'id') === id);
        const pair = find(read(transport, 'selectedCandidatePairId'));
        types.push(read(find(read(pair, 'localCandidateId')), 'candidateType'));
      }
    }
    return types;
  });

/** Everything that a page sends from now on over its WebSockets. */
function recordSentFrames(page: Page): string[] {
  const frames: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => void frames.push(String(payload)));
  });
  return frames;
}

/** The candidates in frames, those of descriptions included. */
const candidatesIn = (frames: readonly string[]): readonly string[] =>
  frames.flatMap((frame) => frame.match(/candidate:\S+ \d udp[^"\\]*/gi) ?? []);

async function toggleHiding(page: Page): Promise<void> {
  await pressControl(page, 'Settings');
  await page.getByRole('switch', { name: 'Hide my address' }).click();
  await page.keyboard.press('Escape');
}

test('nobody receives the address of whoever hides it, and all connections use the relay', async ({
  playwright,
}) => {
  test.slow();
  await using turn = await startTurnServer();
  await using server = await startTestServer(turn.environment);
  await using browser = await playwright.chromium.launch({
    args: [...argumentsWithFrameRate(5), turn.trustArgument],
  });
  const room = createRoomName();
  const options = { origin: server.origin, initScript: recordPeerConnections };
  await using ana = await joinRoom(browser, room, 'Ana', options);
  await using ben = await joinRoom(browser, room, 'Ben', options);
  await expectVideo(ana, 'Ben');

  // A connection that exists is replaced.
  await toggleHiding(ana.page);
  await expect.poll(() => selectedTypes(ana.page)).toEqual(['relay']);
  await expectVideo(ben, 'Ana');

  // It is remembered, and nothing but relay candidates is sent from the beginning.
  const frames = recordSentFrames(ana.page);
  await ana.page.reload();
  await expectVideo(ben, 'Ana');
  await expect.poll(() => selectedTypes(ana.page)).toEqual(['relay']);
  const candidates = candidatesIn(frames);
  expect(candidates.length).toBeGreaterThan(0);
  for (const candidate of candidates) {
    expect(candidate).toContain(' typ relay');
    expect(candidate).toContain(' raddr 0.0.0.0 rport 9');
  }
  expect(frames.join()).not.toMatch(/c=IN IP4 (?!0\.0\.0\.0)/);

  await toggleHiding(ana.page);
  await expect.poll(async () => (await selectedTypes(ana.page)).includes('relay')).toBe(false);
  await expectVideo(ben, 'Ana');
});

test('nothing is offered by a server without a relay', async ({ browser }) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana');
  await pressControl(ana.page, 'Settings');
  await expect(ana.page.getByRole('switch', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(ana.page.getByRole('switch', { name: 'Hide my address' })).toHaveCount(0);
});
