import { describe, expect, test } from 'vitest';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { waitForVideo, observeVideo } from '../support/media.ts';
import {
  waitForConnections,
  waitForMemberCount,
  joinAndConnect,
  memberOf,
  createParticipant,
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
