import type { ServerReport } from '@visavis/machines';
import { limits, PeerId, type RefusalReason } from '@visavis/protocol';
import {
  ben,
  createCandidate,
  createProfile,
  eventIdAt,
  roomName,
} from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { ServerConnection } from '../../src/server-connection/server-connection.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startClosingServer } from '../support/websocket-server.ts';
import { joinWith, refuseFor, startScriptedServer } from '../support/scripted-server.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { createWrtcPlatform } from '../support/wrtc-platform.ts';

/** What the random function of this platform returns. */
const randomValue = 0.25;

const joinRequest = { room: roomName, profile: createProfile({ name: 'Ana' }) };

/** Connects to a server, and records all reports. */
function connectTo({ url }: { url: string }) {
  const platform = { ...createWrtcPlatform(), random: () => randomValue };
  const reports: ServerReport[] = [];
  const connection = new ServerConnection(`${url.replace('http', 'ws')}/trpc`, platform, (report) =>
    reports.push(report),
  );
  return {
    connection,
    reports,
    platform,
    hasReported: (type: ServerReport['type']) => reports.some((report) => report.type === type),
    [Symbol.dispose]() {
      connection[Symbol.dispose]();
      platform[Symbol.dispose]();
    },
  };
}

const refused = (reason: RefusalReason): ServerReport => ({
  type: 'server.refused',
  reason,
  jitter: randomValue,
});

describe('a server that accepts a connection and closes it', () => {
  test.each([
    [4403, 'origin-refused', 'origin-refused'],
    [4429, 'too-many-connections', 'too-many-connections'],
    [4429, 'rate-limited', 'rate-limited'],
    [4503, 'server-closing', 'server-closing'],
    [1012, 'server-closing', 'server-closing'],
    [4413, 'too-large', 'too-large'],
    [1009, '', 'too-large'],
  ] as const)('with %i %s refuses it for the reason %s', async (code, text, reason) => {
    await using server = await startClosingServer(code, text);
    using client = connectTo(server);

    await waitUntil('the refusal', () => client.hasReported('server.refused'));

    expect(client.reports).toEqual([{ type: 'server.open' }, refused(reason)]);
    expect(client.platform.socketTap.sockets).toHaveLength(1);
  });

  test.each([
    [4000, 'disconnect'],
    [1001, ''],
    [4429, 'a-future-reason'],
  ])('with %i %s is reported as a loss', async (code, text) => {
    await using server = await startClosingServer(code, text);
    using client = connectTo(server);

    await waitUntil('the loss', () => client.hasReported('server.lost'));

    expect(client.reports).toEqual([
      { type: 'server.open' },
      { type: 'server.lost', jitter: randomValue },
    ]);
  });
});

test('a frame that is too large is reported as a refusal, and not as a loss', async () => {
  await using server = await startServer();
  using client = connectTo(server);
  client.connection.perform({ type: 'requestIceServers' });
  client.connection.perform({ type: 'join', joinRequest, lastEventId: null });
  await waitUntil('the membership', () => client.hasReported('server.joined'));

  const to = PeerId.parse('b'.repeat(22));
  const sdp = 'x'.repeat(limits.maxSdpLength);
  const signals = Array.from(
    { length: 5 },
    () => ({ kind: 'description', type: 'offer', sdp }) as const,
  );
  client.connection.perform({
    type: 'send',
    to,
    batch: { generation: 1, firstSequence: 1, signals },
  });

  await waitUntil('the refusal', () => client.hasReported('server.refused'));
  expect(client.reports.at(-1)).toEqual(refused('too-large'));
  expect(client.hasReported('server.lost')).toBe(false);
});

test('a refused request for ICE servers is reported, and delays no room event', async () => {
  await using server = await startScriptedServer({
    'ice.servers': [refuseFor('rate-limited')],
    'room.join': joinWith({ id: eventIdAt(1), data: { type: 'away', id: ben } }),
  });
  using client = connectTo(server);
  client.connection.perform({ type: 'requestIceServers' });
  client.connection.perform({ type: 'join', joinRequest, lastEventId: null });

  await waitUntil('the event', () => client.hasReported('server.roomEvent'));

  expect(client.reports).toContainEqual({
    type: 'server.iceServersRefused',
    reason: 'rate-limited',
  });
  expect(client.hasReported('server.refused')).toBe(false);
});

test('a room event of an unknown type is reported with its id only', async () => {
  await using server = await startScriptedServer({
    'room.join': joinWith({ id: eventIdAt(1), data: { type: 'a-future-event' } }),
  });
  using client = connectTo(server);
  client.connection.perform({ type: 'join', joinRequest, lastEventId: null });

  await waitUntil('the event', () => client.hasReported('server.roomEvent'));

  expect(client.reports.at(-1)).toEqual({
    type: 'server.roomEvent',
    id: eventIdAt(1),
    event: null,
  });
});

test('a room event that cannot be read shows that the server is outdated', async () => {
  await using server = await startScriptedServer({
    'room.join': joinWith({ id: eventIdAt(1), data: { type: 'away' } }),
  });
  using client = connectTo(server);
  client.connection.perform({ type: 'join', joinRequest, lastEventId: null });

  await waitUntil('the refusal', () => client.hasReported('server.refused'));

  expect(client.reports.at(-1)).toEqual(refused('server-outdated'));
});

test.each([
  ['rate-limited', 'rate-limited'],
  ['a-future-reason', null],
] as const)('a batch that is refused with %s is reported', async (reason, reported) => {
  await using server = await startScriptedServer({ 'signal.send': [refuseFor(reason)] });
  using client = connectTo(server);
  const batch = { generation: 1, firstSequence: 1, signals: [createCandidate()] };
  client.connection.perform({ type: 'send', to: ben, batch });

  await waitUntil('the refusal', () => client.hasReported('server.sendRefused'));

  expect(client.reports.at(-1)).toEqual({
    type: 'server.sendRefused',
    to: ben,
    batch,
    reason: reported,
  });
});

test('a batch without a response is not reported as refused when the connection breaks', async () => {
  await using server = await startScriptedServer({});
  await using proxy = await startTcpProxy(server);
  using client = connectTo(proxy);
  await waitUntil('the connection', () => client.hasReported('server.open'));
  const batch = { generation: 1, firstSequence: 1, signals: [createCandidate()] };
  client.connection.perform({ type: 'send', to: ben, batch });
  proxy.close();

  await waitUntil('the loss', () => client.hasReported('server.lost'));

  expect(client.hasReported('server.sendRefused')).toBe(false);
});

test('the round trip of pings on an idle connection is reported', async () => {
  await using server = await startServer();
  using client = connectTo(server);

  await waitUntil('a pong', () => client.hasReported('server.pong'));

  const roundTripsMs = client.reports.flatMap((report) =>
    report.type === 'server.pong' ? report.pong.roundTripMs : [],
  );
  expect(roundTripsMs).toHaveLength(1);
  expect(roundTripsMs[0]).toBeGreaterThanOrEqual(0);
});

describe('a reachability check', () => {
  test('reports nothing if the server responds', async () => {
    await using server = await startServer();
    using client = connectTo(server);
    await waitUntil('the connection', () => client.hasReported('server.open'));

    client.connection.perform({ type: 'check' });
    client.connection.perform({ type: 'requestIceServers' });
    await waitUntil('a later response', () => client.hasReported('server.iceServers'));

    expect(client.hasReported('server.unresponsive')).toBe(false);
  });

  test('reports an unresponsive server once, while the connection stays open', async () => {
    await using server = await startServer();
    await using proxy = await startTcpProxy(server);
    using client = connectTo(proxy);
    await waitUntil('the connection', () => client.hasReported('server.open'));

    proxy.freeze();
    client.connection.perform({ type: 'check' });
    client.connection.perform({ type: 'check' });

    await waitUntil('the report', () => client.hasReported('server.unresponsive'));
    expect(client.hasReported('server.lost')).toBe(false);
    expect(client.reports.filter(({ type }) => type === 'server.unresponsive')).toHaveLength(1);
  });
});

describe('if the connection fails before tRPC has sent a request, which makes tRPC connect again', () => {
  /** Makes a request and, before tRPC sends it, reports that the socket failed. */
  async function failDuringRequest(client: ReturnType<typeof connectTo>): Promise<void> {
    client.connection.perform({ type: 'requestIceServers' });
    await waitUntil('the connection', () => client.hasReported('server.iceServers'));
    client.connection.perform({ type: 'check' });
    client.platform.socketTap.sockets[0]?.dispatchEvent(new Event('error'));
  }

  const areClosed = ({ platform }: ReturnType<typeof connectTo>) =>
    platform.socketTap.sockets.every(({ readyState }) => readyState === WebSocket.CLOSED);

  test('its new socket is closed as soon as it opens', async () => {
    await using server = await startServer();
    using client = connectTo(server);

    await failDuringRequest(client);
    const { sockets } = client.platform.socketTap;
    await waitUntil('the closing of both sockets', () => sockets.length === 2 && areClosed(client));

    expect(client.reports.map(({ type }) => type)).toEqual([
      'server.open',
      'server.iceServers',
      'server.lost',
    ]);
  });

  test('it does not try again if its new socket does not open', async () => {
    await using server = await startServer();
    await using other = await startServer();
    await using proxy = await startTcpProxy(server);
    using client = connectTo(proxy);

    await failDuringRequest(client);
    proxy.close();
    const { sockets } = client.platform.socketTap;
    await waitUntil('the failed attempt', () => sockets.length === 2 && areClosed(client));
    using later = connectTo(other);
    await waitUntil('a later connection', () => later.hasReported('server.open'));

    expect(sockets).toHaveLength(2);
  });
});
