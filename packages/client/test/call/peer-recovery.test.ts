import { describe, expect, test } from 'vitest';
import { waitForVideo, observeVideo } from '../support/media.ts';
import {
  waitForConnections,
  lastConnectionOf,
  peerIdOf,
  waitForMemberCount,
  joinAndConnect,
  peerOf,
  createParticipant,
  waitForPeer,
  openDevices,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { videoSizes } from '../support/wrtc-devices.ts';

/** The local ICE username fragment, which an ICE restart changes (RFC 8839 section 4.4.1.1.1). */
const ufragOf = (participant: Participant) =>
  /a=ice-ufrag:(\S+)/.exec(lastConnectionOf(participant).currentLocalDescription?.sdp ?? '')?.[1];

const generationOf = (one: Participant, other: Participant) =>
  peerOf(one, other).getSnapshot().context.generation;

const changeNetwork = ({ platform }: Participant) =>
  platform.emitNetworkEvent({ type: 'network.changed' });

const retry = (one: Participant, other: Participant) =>
  one.call.send({ type: 'retry', peer: peerIdOf(other) });

/** Allows the first `count` connections only relayed candidates, of which there are none. */
function blockFirstConnections({ platform }: Participant, count: number): void {
  platform.transformConfiguration = (configuration) =>
    platform.connections.length < count
      ? { ...configuration, iceTransportPolicy: 'relay' }
      : configuration;
}

/** Joins with two participants whose first connection fails. */
async function joinWithoutConnecting(ana: Participant, ben: Participant): Promise<void> {
  for (const participant of [ana, ben]) blockFirstConnections(participant, 1);
  ana.call.send({ type: 'join' });
  await waitForMemberCount(ana, 0);
  ben.call.send({ type: 'join' });
  await Promise.all([waitForMemberCount(ana, 1), waitForMemberCount(ben, 1)]);
  await Promise.all([
    waitForPeer(
      ana,
      ben,
      (s) => s.matches({ negotiation: 'idle' }) && s.context.generation !== null,
    ),
    waitForPeer(ben, ana, (s) => s.matches({ negotiation: 'idle', signaling: 'stable' })),
  ]);
}

describe('when the network changes', () => {
  test('ICE restarts at once on the same connection, and the video continues', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);
    await joinAndConnect(ana, ben);
    await waitForVideo(ben, ana, videoSizes.camera);
    const before = { ana: ufragOf(ana), ben: ufragOf(ben), generation: generationOf(ana, ben) };
    using video = observeVideo(ben, ana);

    changeNetwork(ana);
    await waitUntil(
      'an ICE restart',
      () => ufragOf(ana) !== before.ana && ufragOf(ben) !== before.ben,
    );
    const { frames } = video;

    await waitForConnections(ana, ben);
    await waitUntil('more frames', () => video.frames > frames + 2);
    expect(generationOf(ana, ben)).toBe(before.generation);
    expect(ana.platform.connections).toHaveLength(1);
    expect(lastConnectionOf(ana).descriptions.slice(2)).toEqual(['local offer', 'remote answer']);
  });

  test('for both at the same time, the offers collide and both connect', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);
    const before = { ana: ufragOf(ana), ben: ufragOf(ben), generation: generationOf(ana, ben) };

    changeNetwork(ana);
    changeNetwork(ben);

    await waitUntil(
      'an ICE restart',
      () => ufragOf(ana) !== before.ana && ufragOf(ben) !== before.ben,
    );
    await waitForConnections(ana, ben);
    expect([generationOf(ana, ben), generationOf(ben, ana)]).toEqual([
      before.generation,
      before.generation,
    ]);
    const offers = [ana, ben].flatMap((each) =>
      lastConnectionOf(each).descriptions.filter((each) => each === 'local offer'),
    );
    expect(offers.length).toBeGreaterThan(2);
  });
});

describe('a connection that fails', () => {
  test('is rebuilt when the user retries', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinWithoutConnecting(ana, ben);
    const before = generationOf(ana, ben) ?? 0;

    retry(ana, ben);

    await waitForConnections(ana, ben);
    expect(generationOf(ana, ben)).toBeGreaterThan(before);
    expect(generationOf(ben, ana)).toBe(generationOf(ana, ben));
    expect(ana.platform.connections[0]?.connectionState).toBe('closed');
  });

  test('is rebuilt once when both users retry at the same time', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinWithoutConnecting(ana, ben);

    retry(ana, ben);
    retry(ben, ana);

    await waitUntil(
      'one generation',
      () =>
        generationOf(ana, ben) === generationOf(ben, ana) && ana.platform.connections.length > 1,
    );
    await waitForConnections(ana, ben);
    expect(generationOf(ben, ana)).toBe(generationOf(ana, ben));
  });

  test('is rebuilt automatically when the browser cannot create an offer', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    ben.platform.onConnectionCreated = (connection) => {
      if (ben.platform.connections.length > 1) return;
      connection.setLocalDescription = () => Promise.reject(new Error('No offer.'));
    };

    await joinAndConnect(ana, ben);

    expect(ben.platform.connections).toHaveLength(2);
    expect(peerOf(ben, ana).getSnapshot().context.lastFailure).toBe('makeOffer: Error: No offer.');
  });
});
