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

/** Cuts someone's line when they say something, once; `arrives` tells whether the server still hears it. */
function disconnectAt(
  { platform: { socketTap } }: Participant,
  words: string,
  arrives: boolean,
): () => boolean {
  let isSaid = false;
  let isCut = false;
  socketTap.filterOutgoing = (message) => {
    if (isSaid || !message.includes(words)) return true;
    isSaid = true;
    // What the server answers is lost with the connection.
    socketTap.filterIncoming = () => false;
    setImmediate(() => {
      socketTap.disconnect();
      socketTap.filterIncoming = () => true;
      isCut = true;
    });
    return arrives;
  };
  return () => isCut;
}

describe('a line that is cut in the middle of a negotiation', () => {
  test.each([
    ['the offer is lost with it', 'ben', '"offer"', false],
    ['the offer arrives, and the sender does not know', 'ben', '"offer"', true],
    ['the answer is lost with it', 'ana', '"answer"', false],
    ['the answer arrives, and the sender does not know', 'ana', '"answer"', true],
  ] as const)('heals, and nothing is taken twice, where %s', async (_, who, words, arrives) => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const isCut = disconnectAt({ ana, ben }[who], words, arrives);

    ana.call.send({ type: 'join' });
    await waitForMemberCount(ana, 0);
    ben.call.send({ type: 'join' });
    await waitUntil('the cut', isCut);

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

test('signals that are sent again to a new server, which knows nothing of them, are not taken twice', async () => {
  const first = await startServer();
  using ana = createParticipant(first, 'Ana');
  using ben = createParticipant(first, 'Ben');
  // Ben never hears that his last signal, the end of candidates, has arrived.
  let lost: string | null = null;
  ben.platform.socketTap.filterOutgoing = (message) => {
    if (message.includes('"candidate":""')) lost = /^{"id":(\d+)/.exec(message)?.[1] ?? null;
    return true;
  };
  ben.platform.socketTap.filterIncoming = (message) =>
    lost === null || !message.startsWith(`{"id":${lost},`);
  await joinAndConnect(ana, ben);
  await waitUntil('the last signal', () => lastConnectionOf(ana).candidates.includes(''));
  const { candidates } = lastConnectionOf(ana);
  const before = [...candidates];
  const waiting = () => signalingOf(ben).getSnapshot().context.outbox[peerIdOf(ana)]?.items.length;
  expect(waiting()).toBeGreaterThan(0);

  await first[Symbol.asyncDispose]();
  ben.platform.socketTap.unfreeze();
  let again = 0;
  ana.platform.socketTap.filterIncoming = (message) => {
    if (message.includes('"type":"signal"')) again += 1;
    return true;
  };
  await using second = await startServer({ PORT: String(first.port) });

  await waitUntil('Ben is rid of it', () => waiting() === 0 && second.size().members === 2);
  await waitUntil('it came again', () => again === 1);
  await waitForConnections(ana, ben);
  expect(candidates).toEqual(before);
});

describe('a person whose connection to the server breaks', () => {
  test('is away for the others, then back, while the picture goes on', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await openDevices(ben);
    await joinAndConnect(ana, ben);
    await waitForVideo(ana, ben, videoSizes.camera);
    using watched = observeVideo(ana, ben);

    ben.platform.socketTap.filterOutgoing = () => false;
    ben.platform.socketTap.disconnect();
    await waitForMember(ana, ben, ({ presence }) => presence === 'away');
    const { frames } = watched;
    await waitUntil('pictures go on', () => watched.frames > frames + 2);
    ben.platform.socketTap.unfreeze();
    ben.platform.socketTap.disconnect();

    await waitForMember(ana, ben, ({ presence }) => presence === 'present');
    await waitForConnections(ana, ben);
    expect(ben.platform.connections).toHaveLength(1);
  });

  test('is connected again although their place was given up meanwhile', async () => {
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

  test('that says nothing of it, notices and comes back', async () => {
    await using server = await startServer();
    await using line = await startTcpProxy(server);
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(line, 'Ben');
    await joinAndConnect(ana, ben);

    line.freeze();
    await waitForSignaling(ben, 'resuming');
    await waitForSignaling(ben, 'online');

    await waitForMember(ana, ben, ({ presence }) => presence === 'present');
    expect(server.size().members).toBe(2);
    expect(ben.platform.connections).toHaveLength(1);
  });

  test('waits while there is no network, and is back as soon as there is one', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    await joinAndConnect(ana);

    ana.platform.emitNetworkEvent({ type: 'network.offline' });
    ana.platform.socketTap.disconnect();
    await waitForSignaling(ana, 'offline');
    ana.platform.emitNetworkEvent({ type: 'network.online' });

    await waitForSignaling(ana, 'online');
    await waitUntil('the server has her', () => server.size().roomSessions === 1);
    expect(ana.platform.socketTap.sockets).toHaveLength(2);
  });
});

test('the first connection is made with the ICE servers, although its owner joined before the server was reached', async () => {
  const url = 'stun:127.0.0.1:9';
  await using server = await startServer({ STUN_URLS: url });
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  ana.call.send({ type: 'join' });
  await waitForMemberCount(ana, 0);
  // The answer about ICE servers comes last of all.
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
