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

/** The user fragment of ICE, which a restart changes (RFC 8839 section 4.4.1.1.1). */
const ufragOf = (someone: Participant) =>
  /a=ice-ufrag:(\S+)/.exec(lastConnectionOf(someone).currentLocalDescription?.sdp ?? '')?.[1];

const generationOf = (one: Participant, other: Participant) =>
  peerOf(one, other).getSnapshot().context.generation;

const changeNetwork = ({ platform }: Participant) =>
  platform.emitNetworkEvent({ type: 'network.changed' });

const retry = (one: Participant, other: Participant) =>
  one.call.send({ type: 'retry', peer: peerIdOf(other) });

/** Lets the first connections that someone makes find no way: only over a relay, of which there is none. */
function blockFirstConnections({ platform }: Participant, connections: number): void {
  platform.transformConfiguration = (configuration) =>
    platform.connections.length < connections
      ? { ...configuration, iceTransportPolicy: 'relay' }
      : configuration;
}

/** Two people in a room whose first connection cannot come up. */
async function joinWithoutConnecting(ana: Participant, ben: Participant): Promise<void> {
  for (const someone of [ana, ben]) blockFirstConnections(someone, 1);
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

describe('when the way to the network changes', () => {
  test('ICE is restarted at once on the same connection, and the picture goes on', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);
    await joinAndConnect(ana, ben);
    await waitForVideo(ben, ana, videoSizes.camera);
    const before = { ana: ufragOf(ana), ben: ufragOf(ben), generation: generationOf(ana, ben) };
    using watched = observeVideo(ben, ana);

    changeNetwork(ana);
    await waitUntil('a restart', () => ufragOf(ana) !== before.ana && ufragOf(ben) !== before.ben);
    const { frames } = watched;

    await waitForConnections(ana, ben);
    await waitUntil('more frames', () => watched.frames > frames + 2);
    expect(generationOf(ana, ben)).toBe(before.generation);
    expect(ana.platform.connections).toHaveLength(1);
    expect(lastConnectionOf(ana).descriptions.slice(2)).toEqual(['local offer', 'remote answer']);
  });

  test('for both at the same instant, the two offers collide and both end connected', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);
    const before = { ana: ufragOf(ana), ben: ufragOf(ben), generation: generationOf(ana, ben) };

    changeNetwork(ana);
    changeNetwork(ben);

    await waitUntil('a restart', () => ufragOf(ana) !== before.ana && ufragOf(ben) !== before.ben);
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

describe('a connection that cannot come up', () => {
  test('is built anew when the person asks for it', async () => {
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

  test('is built anew once, though both ask for it at the same instant', async () => {
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

  test('is built anew by itself where the browser could not make an offer', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    ben.platform.onConnectionCreated = (connection) => {
      if (ben.platform.connections.length > 1) return;
      connection.setLocalDescription = () => Promise.reject(new Error('It breaks.'));
    };

    await joinAndConnect(ana, ben);

    expect(ben.platform.connections).toHaveLength(2);
    expect(peerOf(ben, ana).getSnapshot().context.lastFailure).toBe('makeOffer: Error: It breaks.');
  });
});
