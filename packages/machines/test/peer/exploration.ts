import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import {
  peerMachine,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
  type PeerEvent,
} from '../../src/peer/peer.ts';
import { fakeChild } from '../support/fake-child.ts';
import { fakeParent } from '../support/parent.ts';
import { answer, ana, ben, candidate, offer, profile } from '../support/people.ts';
import { coverage, stun, turn } from './harness.ts';

/** Generations as an answerer sees them: the ones that the other side begins with, and raises to. */
const events: readonly PeerEvent[] = [
  { type: 'connection.connecting' },
  { type: 'connection.connected' },
  { type: 'connection.disconnected' },
  { type: 'connection.failed' },
  { type: 'connection.closed' },
  { type: 'negotiationneeded' },
  ...[1, 2, 3].flatMap((round): PeerEvent[] => [
    { type: 'offer.made', round, sdp: 'o' },
    { type: 'answer.made', round, sdp: 'a' },
    { type: 'answer.accepted', round },
  ]),
  ...[1001, 1002, 5000].flatMap((generation): PeerEvent[] => [
    { type: 'signal.received', generation, signal: offer() },
    { type: 'signal.received', generation, signal: answer() },
    { type: 'signal.received', generation, signal: candidate() },
  ]),
  { type: 'icecandidate', candidate: candidate() },
  { type: 'operation.failed', operation: 'x', message: 'y' },
  { type: 'signals.lost' },
  { type: 'slots.changed', slots: emptySlots },
  { type: 'network.changed' },
  { type: 'remote.back' },
  { type: 'retry' },
  { type: 'channel.open' },
];

describe.each([
  ['polite', 'offerer', ana, ben, [stun]],
  ['impolite', 'offerer', ben, ana, [stun, turn]],
  ['polite', 'answerer', ana, ben, [stun, turn]],
  ['impolite', 'answerer', ben, ana, [stun]],
] as const)('every path of a peer that is %s and an %s', (manner, role, self, remote, iceServers) => {
  const connection = fakeChild<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const machine = peerMachine.provide({ actors: { connection: connection.logic } });
  const input = {
    parent: fakeParent().ref,
    self,
    remote,
    role,
    iceServers,
    startedAt: 1000,
    slots: emptySlots,
    profile: profile(),
  };
  // The regions that decide, and of the context what their guards ask. The others only mirror.
  const paths = getShortestPaths(machine, {
    input,
    events,
    serializeState: ({ value, context }) =>
      JSON.stringify([
        value.connection,
        value.negotiation,
        value.recovery,
        context.generation === null,
        context.ignoredOffer,
        Math.min(context.round, 3),
      ]),
    filterEvents: (snapshot, event) => snapshot.can(event),
    limit: 100_000,
  });

  it('reaches every state of negotiation and recovery', () => {
    const negotiation = new Set(paths.map(({ state }) => state.value.negotiation));
    const recovery = new Set(paths.map(({ state }) => state.value.recovery));
    // A polite side never ignores an offer.
    expect(negotiation.size).toBe(manner === 'polite' ? 5 : 6);
    expect(recovery.size).toBe(iceServers.length === 2 ? 6 : 5);
  });

  it('is walked by a real actor, which never fails and always has one connection', () => {
    for (const { steps, state } of paths) {
      const before = connection.runs.length;
      const actor = createActor(machine, { input, inspect: coverage.inspect }).start();
      for (const { event } of steps.slice(1)) actor.send(event);
      expect(actor.getSnapshot().status).toBe('active');
      expect(actor.getSnapshot().value).toEqual(state.value);
      expect(connection.runs.slice(before).filter(({ running }) => running)).toHaveLength(1);
      actor.stop();
    }
  });

  it('has a way to a new connection from every state', () => {
    for (const { state } of paths) {
      const actor = createActor(machine, { input, snapshot: state });
      // What is neither settled nor being brought back is built anew when the person asks.
      const settled = state.matches({ connection: 'connected', negotiation: 'idle', recovery: 'calm' });
      expect(settled || actor.getSnapshot().can({ type: 'retry' })).toBe(true);
    }
  });
});
