import type { ServerReport } from '@visavis/machines';
import { limits, PeerId, RoomName, type RefusalReason } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { ServerConnection } from '../../src/server-connection/server-connection.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startClosingServer } from '../support/closing-server.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { createWrtcPlatform } from '../support/wrtc-platform.ts';

/** What this runtime draws by lot. */
const randomValue = 0.25;

/** A link to a server, and all that it reports. */
function connectTo({ url }: { url: string }) {
  const platform = { ...createWrtcPlatform(), random: () => randomValue };
  const reports: ServerReport[] = [];
  const link = new ServerConnection(`${url.replace('http', 'ws')}/trpc`, platform, (report) =>
    reports.push(report),
  );
  return {
    link,
    reports,
    platform,
    heard: (type: ServerReport['type']) => reports.some((report) => report.type === type),
    [Symbol.dispose]() {
      link[Symbol.dispose]();
      platform[Symbol.dispose]();
    },
  };
}

const refused = (reason: RefusalReason): ServerReport => ({
  type: 'server.refused',
  reason,
  jitter: randomValue,
});

describe('a server that takes a connection and closes it', () => {
  test.each([
    [4403, 'origin-refused', 'origin-refused'],
    [4429, 'too-many-connections', 'too-many-connections'],
    [4429, 'rate-limited', 'rate-limited'],
    [4503, 'server-closing', 'server-closing'],
    [1012, 'server-closing', 'server-closing'],
    [4413, 'too-large', 'too-large'],
    [1009, '', 'too-large'],
  ] as const)('by %i %s refuses it, and the reason is reported: %s', async (code, text, reason) => {
    await using server = await startClosingServer(code, text);
    using all = connectTo(server);

    await waitUntil('the refusal', () => all.heard('server.refused'));

    expect(all.reports).toEqual([{ type: 'server.open' }, refused(reason)]);
    expect(all.platform.socketTap.sockets).toHaveLength(1);
  });

  test.each([
    [4000, 'cut'],
    [1001, ''],
    [4429, 'a-reason-of-the-future'],
  ])('by %i %s breaks it off', async (code, text) => {
    await using server = await startClosingServer(code, text);
    using all = connectTo(server);

    await waitUntil('the loss', () => all.heard('server.lost'));

    expect(all.reports).toEqual([
      { type: 'server.open' },
      { type: 'server.lost', jitter: randomValue },
    ]);
  });
});

test('a frame that is too large for the server is reported as such, and not as a loss', async () => {
  await using server = await startServer();
  using all = connectTo(server);
  const profile = createProfile({ name: 'Ana' });
  all.link.perform({ type: 'requestIceServers' });
  const wish = { room: RoomName.parse('room1'), profile };
  all.link.perform({ type: 'join', joinRequest: wish, lastEventId: null });
  await waitUntil('the joining', () => all.heard('server.joined'));

  const to = PeerId.parse('b'.repeat(22));
  const sdp = 'x'.repeat(limits.maxSdpLength);
  const signals = Array.from(
    { length: 5 },
    () => ({ kind: 'description', type: 'offer', sdp }) as const,
  );
  all.link.perform({ type: 'send', to, batch: { generation: 1, firstSequence: 1, signals } });

  await waitUntil('the refusal', () => all.heard('server.refused'));
  expect(all.reports.at(-1)).toEqual(refused('too-large'));
  expect(all.heard('server.lost')).toBe(false);
});

test('a connection on which nothing is said tells how soon pings are answered', async () => {
  await using server = await startServer();
  using all = connectTo(server);

  await waitUntil('a pong', () => all.heard('server.pong'));

  const trips = all.reports.flatMap((report) =>
    report.type === 'server.pong' ? report.pong.roundTripMs : [],
  );
  expect(trips).toHaveLength(1);
  expect(trips[0]).toBeGreaterThanOrEqual(0);
});

describe('a server that is asked whether it still answers', () => {
  test('is heard, and nothing is said of it', async () => {
    await using server = await startServer();
    using all = connectTo(server);
    await waitUntil('the opening', () => all.heard('server.open'));

    all.link.perform({ type: 'check' });
    all.link.perform({ type: 'requestIceServers' });
    await waitUntil('a later answer', () => all.heard('server.iceServers'));

    expect(all.heard('server.unresponsive')).toBe(false);
  });

  test('is called silent where nothing comes back, though the connection stays open', async () => {
    await using server = await startServer();
    await using line = await startTcpProxy(server);
    using all = connectTo(line);
    await waitUntil('the opening', () => all.heard('server.open'));

    line.freeze();
    all.link.perform({ type: 'check' });
    all.link.perform({ type: 'check' });

    await waitUntil('the silence', () => all.heard('server.unresponsive'));
    expect(all.heard('server.lost')).toBe(false);
    expect(all.reports.filter(({ type }) => type === 'server.unresponsive')).toHaveLength(1);
  });
});
