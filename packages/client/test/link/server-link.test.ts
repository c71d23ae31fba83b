import type { LinkReport } from '@visavis/machines';
import { limits, PeerId, RoomName, type Reason } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { ServerLink } from '../../src/link/server-link.ts';
import { cable } from '../support/cable.ts';
import { startClosingServer } from '../support/closing-server.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { wrtcPlatform } from '../support/wrtc-platform.ts';

/** What this runtime draws by lot. */
const chance = 0.25;

/** A link to a server, and all that it reports. */
function linkTo({ url }: { url: string }) {
  const platform = { ...wrtcPlatform(), random: () => chance };
  const reports: LinkReport[] = [];
  const link = new ServerLink(`${url.replace('http', 'ws')}/trpc`, platform, (report) =>
    reports.push(report),
  );
  return {
    link,
    reports,
    platform,
    heard: (type: LinkReport['type']) => reports.some((report) => report.type === type),
    [Symbol.dispose]() {
      link[Symbol.dispose]();
      platform[Symbol.dispose]();
    },
  };
}

const refused = (reason: Reason): LinkReport => ({ type: 'link.refused', reason, chance });

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
    using all = linkTo(server);

    await eventually('the refusal', () => all.heard('link.refused'));

    expect(all.reports).toEqual([{ type: 'link.open' }, refused(reason)]);
    expect(all.platform.line.sockets).toHaveLength(1);
  });

  test.each([
    [4000, 'cut'],
    [1001, ''],
    [4429, 'a-reason-of-the-future'],
  ])('by %i %s breaks it off', async (code, text) => {
    await using server = await startClosingServer(code, text);
    using all = linkTo(server);

    await eventually('the loss', () => all.heard('link.lost'));

    expect(all.reports).toEqual([{ type: 'link.open' }, { type: 'link.lost', chance }]);
  });
});

test('a frame that is too large for the server is reported as such, and not as a loss', async () => {
  await using server = await startServer();
  using all = linkTo(server);
  const profile = {
    name: 'Ana',
    microphone: false,
    camera: false,
    screen: false,
    hand: false,
    revision: 1,
  };
  all.link.perform({ type: 'askIceServers' });
  const wish = { room: RoomName.parse('room1'), profile };
  all.link.perform({ type: 'join', wish, lastEventId: null });
  await eventually('the joining', () => all.heard('link.joined'));

  const to = PeerId.parse('b'.repeat(22));
  const sdp = 'x'.repeat(limits.sdpLength);
  const signals = Array.from(
    { length: 5 },
    () => ({ kind: 'description', type: 'offer', sdp }) as const,
  );
  all.link.perform({ type: 'send', to, batch: { generation: 1, first: 1, signals } });

  await eventually('the refusal', () => all.heard('link.refused'));
  expect(all.reports.at(-1)).toEqual(refused('too-large'));
  expect(all.heard('link.lost')).toBe(false);
});

test('a connection on which nothing is said tells how soon pings are answered', async () => {
  await using server = await startServer();
  using all = linkTo(server);

  await eventually('a pong', () => all.heard('link.pong'));

  const trips = all.reports.flatMap((report) =>
    report.type === 'link.pong' ? report.pong.roundTripMs : [],
  );
  expect(trips).toHaveLength(1);
  expect(trips[0]).toBeGreaterThanOrEqual(0);
});

describe('a server that is asked whether it still answers', () => {
  test('is heard, and nothing is said of it', async () => {
    await using server = await startServer();
    using all = linkTo(server);
    await eventually('the opening', () => all.heard('link.open'));

    all.link.perform({ type: 'check' });
    all.link.perform({ type: 'askIceServers' });
    await eventually('a later answer', () => all.heard('link.iceServers'));

    expect(all.heard('link.silent')).toBe(false);
  });

  test('is called silent where nothing comes back, though the connection stays open', async () => {
    await using server = await startServer();
    await using line = await cable(server);
    using all = linkTo(line);
    await eventually('the opening', () => all.heard('link.open'));

    line.freeze();
    all.link.perform({ type: 'check' });
    all.link.perform({ type: 'check' });

    await eventually('the silence', () => all.heard('link.silent'));
    expect(all.heard('link.lost')).toBe(false);
    expect(all.reports.filter(({ type }) => type === 'link.silent')).toHaveLength(1);
  });
});
