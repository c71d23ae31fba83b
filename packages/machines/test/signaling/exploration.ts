import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import {
  signalingMachine,
  type LinkCommand,
  type LinkReport,
  type SignalingEvent,
} from '../../src/signaling/signaling.ts';
import { fakeChild } from '../support/fake-child.ts';
import { fakeParent } from '../support/parent.ts';
import { ana, at, ben, candidate, profile, room, wholeRoom } from '../support/people.ts';
import { coverage, wish } from './harness.ts';

const batch = { generation: 1, first: 1, signals: [candidate()] };

/** Every event of the machine, at least once. */
const events: readonly SignalingEvent[] = [
  { type: 'start' },
  { type: 'join', wish },
  { type: 'signal', to: ben, generation: 1, signal: candidate() },
  { type: 'update', profile: profile() },
  { type: 'peek', room },
  { type: 'forget', peer: ben },
  { type: 'network.online' },
  { type: 'network.offline' },
  { type: 'network.changed' },
  { type: 'close' },
  { type: 'link.open' },
  { type: 'link.joined' },
  { type: 'link.event', id: at(1), event: wholeRoom('welcome', ana, [ben]) },
  { type: 'link.event', id: at(9), event: { type: 'away', id: ben } },
  { type: 'link.sent', to: ben, batch },
  { type: 'link.unsent', to: ben, batch, reason: 'no-such-member' },
  { type: 'link.refused', reason: 'room-full', chance: 0.5 },
  { type: 'link.refused', reason: 'rate-limited', chance: 0.5 },
  { type: 'link.iceServers', answer: { servers: [], ttl: 1000 } },
  { type: 'link.pong', pong: { roundTripMs: 40 } },
  { type: 'link.peeked', peek: { members: 0, capacity: 8, state: 'empty' } },
  { type: 'link.lost', chance: 0 },
];

describe('every path that the definition allows', () => {
  const link = fakeChild<LinkCommand, LinkReport>();
  const machine = signalingMachine.provide({ actors: { link: link.logic } });
  const input = { parent: fakeParent().ref };
  // By value, by the network and by the link that there is: each decides what may be sent to it.
  const paths = getShortestPaths(machine, {
    input,
    events,
    serializeState: ({ value, context, children }) =>
      JSON.stringify([value, context.networkDown, context.joined, Object.keys(children)]),
    filterEvents: (snapshot, event) => snapshot.can(event),
    limit: 20_000,
  });

  it('reaches every state', () => {
    const values = new Set(paths.map(({ state }) => JSON.stringify(state.value)));
    expect([...values].toSorted()).toEqual(
      [
        'idle',
        'connecting',
        'online',
        { resuming: 'waiting' },
        { resuming: 'trying' },
        { offline: 'waiting' },
        { offline: 'trying' },
        'closed',
      ]
        .map((value) => JSON.stringify(value))
        .toSorted(),
    );
  });

  it('can be walked by a real actor, which never fails on its way', () => {
    for (const { steps, state } of paths) {
      const actor = createActor(machine, { input, inspect: coverage.inspect }).start();
      for (const { event } of steps.slice(1)) actor.send(event);
      expect(actor.getSnapshot().status).toBe('active');
      expect(actor.getSnapshot().value).toEqual(state.value);
      actor.stop();
    }
  });

  it('leaves a way back online from every state but the last', () => {
    for (const { state } of paths) {
      if (state.matches('closed')) continue;
      const onward = getShortestPaths(machine, {
        fromState: state,
        events: [{ type: 'start' }, { type: 'network.online' }, { type: 'link.open' }],
        serializeState: ({ value }) => JSON.stringify(value),
        toState: (end) => end.matches('online'),
        limit: 2_000,
      });
      expect({ from: state.value, ways: onward.length }).not.toEqual({
        from: state.value,
        ways: 0,
      });
    }
  });
});
