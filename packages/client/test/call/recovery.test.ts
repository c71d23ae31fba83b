import { describe, expect, test } from 'vitest';
import { sees, watch } from '../support/media.ts';
import {
  connected,
  connectionOf,
  idOf,
  inRoomWith,
  meet,
  peerOf,
  person,
  untilPeer,
  withDevices,
  type Person,
} from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { pictures } from '../support/wrtc-devices.ts';

/** The user fragment of ICE, which a restart changes (RFC 8839 section 4.4.1.1.1). */
const ufrag = (someone: Person) =>
  /a=ice-ufrag:(\S+)/.exec(connectionOf(someone).currentLocalDescription?.sdp ?? '')?.[1];

const generation = (one: Person, other: Person) =>
  peerOf(one, other).getSnapshot().context.generation;

const change = ({ platform }: Person) => platform.network({ type: 'network.changed' });

const retry = (one: Person, other: Person) => one.call.send({ type: 'retry', peer: idOf(other) });

/** Lets the first connections that someone makes find no way: only over a relay, of which there is none. */
function withoutAWay({ platform }: Person, connections: number): void {
  platform.alter = (configuration) =>
    platform.connections.length < connections
      ? { ...configuration, iceTransportPolicy: 'relay' }
      : configuration;
}

/** Two people in a room whose first connection cannot come up. */
async function stuck(ana: Person, ben: Person): Promise<void> {
  for (const someone of [ana, ben]) withoutAWay(someone, 1);
  ana.call.send({ type: 'join' });
  await inRoomWith(ana, 0);
  ben.call.send({ type: 'join' });
  await Promise.all([inRoomWith(ana, 1), inRoomWith(ben, 1)]);
  await Promise.all([
    untilPeer(ana, ben, (s) => s.matches({ negotiation: 'idle' }) && s.context.generation !== null),
    untilPeer(ben, ana, (s) => s.matches({ negotiation: 'idle', signaling: 'stable' })),
  ]);
}

describe('when the way to the network changes', () => {
  test('ICE is restarted at once on the same connection, and the picture goes on', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await Promise.all([withDevices(ana), withDevices(ben)]);
    await meet(ana, ben);
    await sees(ben, ana, pictures.camera);
    const before = { ana: ufrag(ana), ben: ufrag(ben), generation: generation(ana, ben) };
    using watched = watch(ben, ana);

    change(ana);
    await eventually('a restart', () => ufrag(ana) !== before.ana && ufrag(ben) !== before.ben);
    const { frames } = watched;

    await connected(ana, ben);
    await eventually('more frames', () => watched.frames > frames + 2);
    expect(generation(ana, ben)).toBe(before.generation);
    expect(ana.platform.connections).toHaveLength(1);
    expect(connectionOf(ana).descriptions.slice(2)).toEqual(['local offer', 'remote answer']);
  });

  test('for both at the same instant, the two offers collide and both end connected', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await meet(ana, ben);
    const before = { ana: ufrag(ana), ben: ufrag(ben), generation: generation(ana, ben) };

    change(ana);
    change(ben);

    await eventually('a restart', () => ufrag(ana) !== before.ana && ufrag(ben) !== before.ben);
    await connected(ana, ben);
    expect([generation(ana, ben), generation(ben, ana)]).toEqual([
      before.generation,
      before.generation,
    ]);
    const offers = [ana, ben].flatMap((each) =>
      connectionOf(each).descriptions.filter((each) => each === 'local offer'),
    );
    expect(offers.length).toBeGreaterThan(2);
  });
});

describe('a connection that cannot come up', () => {
  test('is built anew when the person asks for it', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await stuck(ana, ben);
    const before = generation(ana, ben) ?? 0;

    retry(ana, ben);

    await connected(ana, ben);
    expect(generation(ana, ben)).toBeGreaterThan(before);
    expect(generation(ben, ana)).toBe(generation(ana, ben));
    expect(ana.platform.connections[0]?.connectionState).toBe('closed');
  });

  test('is built anew once, though both ask for it at the same instant', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await stuck(ana, ben);

    retry(ana, ben);
    retry(ben, ana);

    await eventually(
      'one generation',
      () => generation(ana, ben) === generation(ben, ana) && ana.platform.connections.length > 1,
    );
    await connected(ana, ben);
    expect(generation(ben, ana)).toBe(generation(ana, ben));
  });

  test('is built anew by itself where the browser could not make an offer', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    ben.platform.made = (connection) => {
      if (ben.platform.connections.length > 1) return;
      connection.setLocalDescription = () => Promise.reject(new Error('It breaks.'));
    };

    await meet(ana, ben);

    expect(ben.platform.connections).toHaveLength(2);
    expect(peerOf(ben, ana).getSnapshot().context.lastFailure).toBe('makeOffer: Error: It breaks.');
  });
});
