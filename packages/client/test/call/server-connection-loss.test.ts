import { describe, expect, test } from 'vitest';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { waitForVideo, observeVideo } from '../support/media.ts';
import {
  waitForConnections,
  lastConnectionOf,
  peerIdOf,
  waitForMemberCount,
  joinAndConnect,
  memberOf,
  createParticipant,
  signalingOf,
  waitForCall,
  waitForMember,
  waitForPeer,
  waitForSignaling,
  openDevices,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { videoSizes } from '../support/wrtc-devices.ts';

/**
 * Disconnects a participant once, when they send a message with this text. The message itself arrives at
 * the server if `isDelivered`. Returns whether it has happened.
 */
function disconnectAt(
  { platform: { socketTap } }: Participant,
  text: string,
  isDelivered: boolean,
): () => boolean {
  let isSent = false;
  let isDisconnected = false;
  socketTap.filterOutgoing = (message) => {
    if (isSent || !message.includes(text)) return true;
    isSent = true;
    // The response of the server is lost with the connection.
    socketTap.filterIncoming = () => false;
    setImmediate(() => {
      socketTap.disconnect();
      socketTap.filterIncoming = () => true;
      isDisconnected = true;
    });
    return isDelivered;
  };
  return () => isDisconnected;
}

describe('a connection to the server that is lost during a negotiation', () => {
  test.each([
    ['the offer is lost', 'ben', '"offer"', false],
    ['only the response to the offer is lost', 'ben', '"offer"', true],
    ['the answer is lost', 'ana', '"answer"', false],
    ['only the response to the answer is lost', 'ana', '"answer"', true],
  ] as const)('is recovered without duplicates when %s', async (_, sender, text, isDelivered) => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const isDisconnected = disconnectAt({ ana, ben }[sender], text, isDelivered);

    ana.call.send({ type: 'join' });
    await waitForMemberCount(ana, 0);
    ben.call.send({ type: 'join' });
    await waitUntil('the disconnection', isDisconnected);

    await waitForConnections(ana, ben);
    expect(ben.platform.connections.map(({ descriptions }) => descriptions)).toEqual([
      ['local offer', 'remote answer'],
    ]);
    expect(ana.platform.connections.map(({ descriptions }) => descriptions)).toEqual([
      ['remote offer', 'local answer'],
    ]);
    const { candidates } = lastConnectionOf(ana);
    expect(new Set(candidates).size).toBe(candidates.length);
  });
});

test('signals that are sent again through a restarted server are not applied twice', async () => {
  const first = await startServer();
  using ana = createParticipant(first, 'Ana');
  using ben = createParticipant(first, 'Ben');
  // Ben never gets the response to his last signal, the end of candidates.
  let lostRequestId: string | null = null;
  ben.platform.socketTap.filterOutgoing = (message) => {
    if (message.includes('"candidate":""'))
      lostRequestId = /^{"id":(\d+)/.exec(message)?.[1] ?? null;
    return true;
  };
  ben.platform.socketTap.filterIncoming = (message) =>
    lostRequestId === null || !message.startsWith(`{"id":${lostRequestId},`);
  await joinAndConnect(ana, ben);
  await waitUntil('the last signal', () => lastConnectionOf(ana).candidates.includes(''));
  const { candidates } = lastConnectionOf(ana);
  const before = [...candidates];
  const queuedCount = () =>
    signalingOf(ben).getSnapshot().context.outbox[peerIdOf(ana)]?.items.length;
  expect(queuedCount()).toBeGreaterThan(0);

  await first[Symbol.asyncDispose]();
  ben.platform.socketTap.unfreeze();
  let resentCount = 0;
  ana.platform.socketTap.filterIncoming = (message) => {
    if (message.includes('"type":"signal"')) resentCount += 1;
    return true;
  };
  await using second = await startServer({ PORT: String(first.port) });

  await waitUntil('the response', () => queuedCount() === 0 && second.size().members === 2);
  await waitUntil('the resent signal', () => resentCount === 1);
  await waitForConnections(ana, ben);
  expect(candidates).toEqual(before);
});

describe('a member who loses the connection to the server', () => {
  test('is away for the others and then present again, while the video continues', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await openDevices(ben);
    await joinAndConnect(ana, ben);
    await waitForVideo(ana, ben, videoSizes.camera);
    using video = observeVideo(ana, ben);

    ben.platform.socketTap.filterOutgoing = () => false;
    ben.platform.socketTap.disconnect();
    await waitForMember(ana, ben, ({ presence }) => presence === 'away');
    const { frames } = video;
    await waitUntil('more frames', () => video.frames > frames + 2);
    ben.platform.socketTap.unfreeze();
    ben.platform.socketTap.disconnect();

    await waitForMember(ana, ben, ({ presence }) => presence === 'present');
    await waitForConnections(ana, ben);
    expect(ben.platform.connections).toHaveLength(1);
  });

  test('is connected again after their membership has expired', async () => {
    await using server = await startServer({ GRACE_MS: '50' });
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);

    ben.platform.socketTap.filterOutgoing = () => false;
    ben.platform.socketTap.disconnect();
    await waitForMemberCount(ana, 0);
    ben.platform.socketTap.unfreeze();
    ben.platform.socketTap.disconnect();

    await waitForConnections(ana, ben);
    expect(memberOf(ana, ben).presence).toBe('present');
  });

  test('detects a half-open connection and comes back', async () => {
    await using server = await startServer();
    await using proxy = await startTcpProxy(server);
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(proxy, 'Ben');
    await joinAndConnect(ana, ben);

    proxy.freeze();
    await waitForSignaling(ben, 'resuming');
    await waitForSignaling(ben, 'online');

    await waitForMember(ana, ben, ({ presence }) => presence === 'present');
    expect(server.size().members).toBe(2);
    expect(ben.platform.connections).toHaveLength(1);
  });

  test('waits while the network is offline, and comes back when it is online', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    await joinAndConnect(ana);

    ana.platform.emitNetworkEvent({ type: 'network.offline' });
    ana.platform.socketTap.disconnect();
    await waitForSignaling(ana, 'offline');
    ana.platform.emitNetworkEvent({ type: 'network.online' });

    await waitForSignaling(ana, 'online');
    await waitUntil('the membership', () => server.size().roomSessions === 1);
    expect(ana.platform.socketTap.sockets).toHaveLength(2);
  });
});

test('the first peer connection has the ICE servers, even if the user joined before the server was reachable', async () => {
  const url = 'stun:127.0.0.1:9';
  await using server = await startServer({ STUN_URLS: url });
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  ana.call.send({ type: 'join' });
  await waitForMemberCount(ana, 0);
  // The response with the ICE servers arrives last.
  let isWelcome = false;
  ben.platform.socketTap.filterIncoming = (message) => {
    if (message.includes('"type":"welcome"')) isWelcome = true;
    return message.includes('"servers":') ? waitUntil('the welcome', () => isWelcome) : true;
  };
  ben.call.send({ type: 'join' });

  await waitForCall(ben, (s) => s.context.members.length === 1);
  await waitForPeer(ben, ana, (s) => s.matches({ gathering: 'gathering' }));

  const servers = ({ platform }: Participant) =>
    platform.connections[0]?.configurations[0]?.iceServers;
  expect(servers(ben)).toEqual([{ urls: [url] }]);
  expect(servers(ana)).toEqual([{ urls: [url] }]);
});
