import { Generation, limits } from '@visavis/protocol';
import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import {
  peerMachine,
  maxRebuilds,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
  type PeerEvent,
} from '../../src/peer/peer.ts';
import { fakeChild } from '../support/fake-child.ts';
import { fakeParent } from '../support/fake-parent.ts';
import { answer, ana, ben, candidate, offer, profile } from '../support/fixtures.ts';
import { peerCoverage, stun, turn } from '../support/peer-harness.ts';

/** Generations that nobody's clock gives, but anybody can send. */
const extremeGenerations = [
  limits.maxOfferedGeneration,
  limits.maxOfferedGeneration + 1,
  limits.maxGeneration,
];

/** What can happen in a state: reports and signals that belong to it, and such that come too late. */
function possibleEvents({ context }: SnapshotFrom<typeof peerMachine>): PeerEvent[] {
  const generation = context.generation ?? context.startedAt;
  return [
    { type: 'connection.connected' },
    { type: 'connection.disconnected' },
    { type: 'connection.failed' },
    { type: 'connection.closed' },
    { type: 'negotiationneeded' },
    ...[context.round - 1, context.round].flatMap((round): PeerEvent[] => [
      { type: 'offer.made', round, sdp: 'o' },
      { type: 'answer.made', round, sdp: 'a' },
      { type: 'answer.accepted', round },
    ]),
    ...[generation - 1, generation, generation + 1, ...extremeGenerations].flatMap(
      (generation): PeerEvent[] => [
        { type: 'signal.received', generation, signal: offer() },
        { type: 'signal.received', generation, signal: answer() },
        { type: 'signal.received', generation, signal: candidate() },
      ],
    ),
    { type: 'icecandidate', candidate: candidate() },
    { type: 'operation.failed', operation: 'x', message: 'y' },
    { type: 'signals.lost' },
    { type: 'slots.changed', slots: emptySlots },
    { type: 'network.changed' },
    { type: 'remote.reachable' },
    { type: 'retry' },
    { type: 'channel.open' },
    { type: 'channel.closed' },
    { type: 'flow.audioOnly' },
    { type: 'flow.receiving' },
    { type: 'flow.stalled' },
    { type: 'media.missing' },
  ];
}

/** There are thousands of paths, each walked from its beginning. In milliseconds. */
const explorationTimeoutMs = 60_000;

describe.each([
  ['smaller', 'offerer', 1000, ana, ben, [stun]],
  ['larger', 'offerer', 1000, ben, ana, [stun, turn]],
  ['smaller', 'answerer', 1000, ana, ben, [stun, turn]],
  ['larger', 'answerer', 1000, ben, ana, [stun]],
  // Clocks that are out of all reason, so that generations begin and end at their bounds.
  ['larger', 'offerer', -1000, ben, ana, [stun]],
  ['smaller', 'answerer', Number.MAX_SAFE_INTEGER, ana, ben, [stun]],
] as const)(
  'every path of a peer that has the %s id and is an %s, whose clock says %d',
  (_, role, startedAt, self, remote, iceServers) => {
    const connection = fakeChild<ConnectionCommand, ConnectionReport, ConnectionInput>();
    const machine = peerMachine.provide({ actors: { connection: connection.logic } });
    const input = {
      parent: fakeParent().ref,
      self,
      remote,
      role,
      iceServers,
      startedAt,
      slots: emptySlots,
      profile: profile(),
    };
    // The regions that decide, and of the context what their guards ask. The others only mirror.
    const decisive = ({ value, context }: SnapshotFrom<typeof machine>) =>
      JSON.stringify([
        value.connection,
        value.negotiation,
        value.recovery,
        value.channel === 'closed',
        value.flow,
        context.isMediaMissing,
        context.generation === null,
        context.hasIgnoredOffer,
        context.isPathSettling,
        Math.min(context.rebuildCount, maxRebuilds),
      ]);
    const paths = getShortestPaths(machine, {
      input,
      events: possibleEvents,
      serializeState: decisive,
      filterEvents: (snapshot, event) => snapshot.can(event),
      limit: 100_000,
    });

    it('reaches every state of negotiation and recovery', () => {
      const negotiation = new Set(paths.map(({ state }) => state.value.negotiation));
      const recovery = new Set(paths.map(({ state }) => state.value.recovery));
      // Either role may become the other, so everyone may come to ignore an offer.
      expect(negotiation.size).toBe(6);
      expect(recovery.size).toBe(iceServers.length === 2 ? 6 : 5);
    });

    it(
      'is walked by a real actor, which never fails, and always has one connection and a number for it',
      () => {
        for (const { steps, state } of paths) {
          const before = connection.runs.length;
          const actor = createActor(machine, { input, inspect: peerCoverage.inspect }).start();
          for (const { event } of steps.slice(1)) actor.send(event);
          expect(actor.getSnapshot().status).toBe('active');
          expect(decisive(actor.getSnapshot())).toBe(decisive(state));
          const { generation } = actor.getSnapshot().context;
          expect(generation === null || Generation.safeParse(generation).success).toBe(true);
          expect(connection.runs.slice(before).filter(({ isRunning }) => isRunning)).toHaveLength(
            1,
          );
          actor.stop();
        }
      },
      explorationTimeoutMs,
    );

    it(
      'ends, when nothing more happens, with media that works or with the person asked',
      () => {
        for (const { steps, state } of paths) {
          const clock = new SimulatedClock();
          const actor = createActor(machine, {
            input,
            clock,
            inspect: peerCoverage.inspect,
          }).start();
          for (const { event } of steps.slice(1)) actor.send(event);
          for (let minute = 0; minute < 8; minute += 1) clock.increment(60_000);
          const end = actor.getSnapshot();
          const works = end.matches({ connection: 'connected', recovery: 'idle' });
          const ended = (works && end.value.channel !== 'closed') || end.hasTag('needsRetry');
          expect({ from: decisive(state), ended }).toEqual({ from: decisive(state), ended: true });
          actor.stop();
        }
      },
      explorationTimeoutMs,
    );
  },
);
