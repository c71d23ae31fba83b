import {
  ana,
  ben,
  createAnswer,
  createCandidate,
  createOffer,
  createProfile,
} from '@visavis/protocol/testing';
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
import {
  createFakeActor,
  createFakeParent,
  stunServer,
  turnServer,
} from '../../src/testing/testing.ts';
import { recordTransitions } from '../support/transition-coverage/recorder.ts';

/** Generations that no clock gives, but that a peer could send. */
const extremeGenerations = [
  limits.maxOfferedGeneration,
  limits.maxOfferedGeneration + 1,
  limits.maxGeneration,
];

/** The events that can happen in a state, including reports and signals that are out of date. */
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
        { type: 'signal.received', generation, signal: createOffer() },
        { type: 'signal.received', generation, signal: createAnswer() },
        { type: 'signal.received', generation, signal: createCandidate() },
      ],
    ),
    { type: 'icecandidate', candidate: createCandidate() },
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

/** There are thousands of paths, and each is run from its start. */
const explorationTimeoutMs = 60_000;

describe.each([
  ['smaller', 'offerer', 1000, ana, ben, [stunServer]],
  ['larger', 'offerer', 1000, ben, ana, [stunServer, turnServer]],
  ['smaller', 'answerer', 1000, ana, ben, [stunServer, turnServer]],
  ['larger', 'answerer', 1000, ben, ana, [stunServer]],
  // Absurd clocks, so that generations start at their bounds.
  ['larger', 'offerer', -1000, ben, ana, [stunServer]],
  ['smaller', 'answerer', Number.MAX_SAFE_INTEGER, ana, ben, [stunServer]],
] as const)(
  'every path of a peer with the %s id that starts as an %s at the time %d',
  (_, role, startedAt, self, remote, iceServers) => {
    const connection = createFakeActor<ConnectionCommand, ConnectionReport, ConnectionInput>();
    const machine = peerMachine.provide({ actors: { connection: connection.logic } });
    const input = {
      parent: createFakeParent().ref,
      self,
      remote,
      role,
      iceServers,
      startedAt,
      slots: emptySlots,
      profile: createProfile(),
    };
    // The regions that make decisions, and the context that their guards use.
    const stateKey = ({ value, context }: SnapshotFrom<typeof machine>) =>
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
      serializeState: stateKey,
      filterEvents: (snapshot, event) => snapshot.can(event),
      limit: 100_000,
    });

    it('reaches every state of negotiation and recovery', () => {
      const negotiation = new Set(paths.map(({ state }) => state.value.negotiation));
      const recovery = new Set(paths.map(({ state }) => state.value.recovery));
      // An offerer can become an answerer and the other way round, so both can ignore offers.
      expect(negotiation.size).toBe(6);
      expect(recovery.size).toBe(iceServers.length === 2 ? 6 : 5);
    });

    it(
      'has exactly one connection with a valid generation',
      () => {
        for (const { steps, state } of paths) {
          const before = connection.runs.length;
          const actor = createActor(machine, { input, inspect: recordTransitions }).start();
          for (const { event } of steps.slice(1)) actor.send(event);
          expect(actor.getSnapshot().status).toBe('active');
          expect(stateKey(actor.getSnapshot())).toBe(stateKey(state));
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
      'ends with working media or with the request to retry, if nothing more happens',
      () => {
        for (const { steps, state } of paths) {
          const clock = new SimulatedClock();
          const actor = createActor(machine, {
            input,
            clock,
            inspect: recordTransitions,
          }).start();
          for (const { event } of steps.slice(1)) actor.send(event);
          for (let minute = 0; minute < 8; minute += 1) clock.increment(60_000);
          const end = actor.getSnapshot();
          const isConnected = end.matches({ connection: 'connected', recovery: 'idle' });
          const isSettled =
            (isConnected && end.value.channel !== 'closed') || end.hasTag('needsRetry');
          expect({ from: stateKey(state), isSettled }).toEqual({
            from: stateKey(state),
            isSettled: true,
          });
          actor.stop();
        }
      },
      explorationTimeoutMs,
    );
  },
);
