import { describe, expect, test } from 'vitest';
import { waitForVideo } from '../support/media.ts';
import {
  createParticipant,
  joinAndConnect,
  lastConnectionOf,
  openDevices,
  peerIdOf,
  peerOf,
  waitForCall,
  waitForConnections,
  waitForMemberCount,
  waitForPeer,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { videoSizes } from '../support/wrtc-devices.ts';
import { waitUntil } from '../support/wait.ts';

const disconnect = ({ call }: Participant, other: Participant) =>
  call.send({ type: 'member.disconnect', id: peerIdOf(other) });

const reconnect = ({ call }: Participant, other: Participant) =>
  call.send({ type: 'member.reconnect', id: peerIdOf(other) });

const openConnections = ({ platform }: Participant) =>
  platform.connections.filter(({ connectionState }) => connectionState !== 'closed');

const waitForClosedConnections = (...participants: readonly Participant[]) =>
  waitUntil('no connection', () => participants.every((one) => openConnections(one).length === 0));

describe('a member who disconnects from another', () => {
  test('closes the connection on both sides, and both know why', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);

    disconnect(ana, ben);

    await waitForPeer(ben, ana, (s) => s.matches({ recovery: 'disconnectedByPeer' }));
    expect(peerOf(ana, ben).getSnapshot().value.recovery).toBe('disconnectedByUser');
    await waitForClosedConnections(ana, ben);
  });

  test('sees and hears the other again after connecting again', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);
    await joinAndConnect(ana, ben);
    disconnect(ana, ben);
    await waitForPeer(ben, ana, (s) => s.matches({ recovery: 'disconnectedByPeer' }));

    reconnect(ana, ben);

    await waitForConnections(ana, ben);
    await waitForVideo(ana, ben, videoSizes.camera);
    await waitForVideo(ben, ana, videoSizes.camera);
    expect(openConnections(ana)).toHaveLength(1);
  });

  test('refuses the same member when it joins again, and keeps the others', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    using cho = createParticipant(server, 'Cho');
    await joinAndConnect(ana, ben, cho);
    disconnect(ana, ben);

    ben.call.send({ type: 'leave' });
    await waitForCall(ben, (s) => s.matches('left'));
    await waitForMemberCount(ana, 1);
    ben.call.send({ type: 'returnToLobby' });
    ben.call.send({ type: 'join' });
    await waitForMemberCount(ben, 2);

    await waitForPeer(ben, ana, (s) => s.matches({ recovery: 'disconnectedByPeer' }));
    await waitForPeer(ben, cho, (s) => s.matches({ connection: 'connected' }));
    await waitForPeer(ana, cho, (s) => s.matches({ connection: 'connected' }));
    expect(openConnections(ana)).toHaveLength(1);
  });
});

test('a member whose picture is hidden sends its audio only, until it is shown again', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await Promise.all([openDevices(ana), openDevices(ben)]);
  await joinAndConnect(ana, ben);
  await waitForVideo(ana, ben, videoSizes.camera);
  const sentKinds = () =>
    lastConnectionOf(ben)
      .getSenders()
      .flatMap(({ track }) => track?.kind ?? []);

  const id = peerIdOf(ben);
  ana.call.send({ type: 'memberVideo.choose', id, isWanted: false });
  await waitUntil('audio only', () => sentKinds().join() === 'audio');

  ana.call.send({ type: 'memberVideo.choose', id, isWanted: true });
  await waitUntil('video again', () => sentKinds().join() === 'audio,video');
  expect(ana.platform.connections).toHaveLength(1);
});

test('a member who hides its address sends no candidate without a relay', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const before = peerOf(ana, ben).getSnapshot().context.generation ?? 0;

  ana.call.send({ type: 'addressHiding.choose', isAddressHidden: true });

  await waitForPeer(
    ben,
    ana,
    ({ context, value }) =>
      (context.generation ?? 0) > before && value.negotiation === 'idle' && context.round > 0,
  );
  await waitForPeer(ana, ben, (s) => s.matches({ gathering: 'complete', negotiation: 'idle' }));
  expect(lastConnectionOf(ana).getConfiguration().iceTransportPolicy).toBe('relay');
  const received = lastConnectionOf(ben).remoteDescription?.sdp ?? '';
  expect(received).toContain('a=fingerprint:');
  expect(received).not.toContain('a=candidate:');
});
