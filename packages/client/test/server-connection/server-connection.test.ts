import { limits, PeerId } from '@visavis/protocol';
import { ben, createCandidate, createOffer, eventIdAt } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { connectTo, joinRequest, refused } from '../support/recorded-connection.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { joinWith, refuseFor, startScriptedServer } from '../support/scripted-server.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';

test('a frame that is too large is reported as a refusal, and not as a loss', async () => {
  await using server = await startServer();
  using client = connectTo(server);
  client.connection.perform({ type: 'requestIceServers' });
  client.connection.perform({ type: 'join', joinRequest, lastEventId: null });
  await waitUntil('the membership', () => client.hasReported('server.joined'));

  const to = PeerId.parse('b'.repeat(22));
  const sdp = 'x'.repeat(limits.maxSdpLength);
  const signals = Array.from({ length: 5 }, () => createOffer(sdp));
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
