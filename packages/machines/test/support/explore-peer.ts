import { Generation } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import {
  peerMachine,
  maxRebuilds,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
  type PeerInput,
} from '../../src/peer/peer.ts';
import { createFakeActor, createFakeParent } from '../../src/testing/testing.ts';
import { possibleEvents } from './possible-peer-events.ts';
import { recordTransitions } from './transition-coverage/recorder.ts';

/** There are thousands of paths, and each is run from its start. */
const explorationTimeoutMs = 60_000;

const isDisconnected = ({ value }: SnapshotFrom<typeof peerMachine>): boolean =>
  value.recovery === 'disconnectedByUser' || value.recovery === 'disconnectedByPeer';

/** A peer whose paths are explored. */
export interface ExploredPeer extends Pick<PeerInput, 'role' | 'self' | 'remote' | 'iceServers'> {
  readonly startedAt: number;
}

/** Tests every path of a peer. One file for each few peers, so that all processors are used. */
export function explorePeer({ role, startedAt, self, remote, iceServers }: ExploredPeer): void {
  const id = self < remote ? 'smaller' : 'larger';
  describe(`every path of a peer with the ${id} id that starts as an ${role} at the time ${startedAt}`, () => {
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
      isPrivate: false,
      isVideoWanted: true,
      isAddressHidden: false,
      startsDisconnected: false,
    };
    // The regions that make decisions, and the context that their guards use.
    const stateKey = ({ value, context }: SnapshotFrom<typeof machine>) =>
      JSON.stringify([
        value.connection,
        value.negotiation,
        value.recovery,
        value.channel === 'closed',
        value.flow === 'stalled',
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
      limit: 150_000,
    });

    /** Takes a path, and then waits until nothing more happens. */
    const walk = ({ steps, state }: (typeof paths)[number]) => {
      const before = connection.runs.length;
      const clock = new SimulatedClock();
      const actor = createActor(machine, { input, clock, inspect: recordTransitions }).start();
      for (const { event } of steps.slice(1)) actor.send(event);
      const reached = actor.getSnapshot();
      const runs = connection.runs.slice(before).filter(({ isRunning }) => isRunning);
      for (let minute = 0; minute < 8; minute += 1) clock.increment(60_000);
      const end = actor.getSnapshot();
      actor.stop();
      return { from: stateKey(state), reached, runCount: runs.length, end };
    };
    let walks: readonly ReturnType<typeof walk>[] = [];
    beforeAll(() => {
      walks = paths.map(walk);
    }, explorationTimeoutMs);

    it('reaches every state of negotiation and recovery', () => {
      const negotiation = new Set(paths.map(({ state }) => state.value.negotiation));
      const recovery = new Set(paths.map(({ state }) => state.value.recovery));
      // An offerer can become an answerer and the other way round, so both can ignore offers.
      expect(negotiation.size).toBe(7);
      expect(recovery.size).toBe(iceServers.length === 2 ? 8 : 7);
    });

    it('has exactly one connection with a valid generation, and none while disconnected', () => {
      for (const { from, reached, runCount } of walks) {
        expect(reached.status).toBe('active');
        expect(stateKey(reached)).toBe(from);
        const { generation } = reached.context;
        expect(generation === null || Generation.safeParse(generation).success).toBe(true);
        expect(runCount).toBe(isDisconnected(reached) ? 0 : 1);
        expect(reached.value.negotiation === 'suspended').toBe(isDisconnected(reached));
      }
    });

    it('ends with working media, with the request to retry, or disconnected, if nothing more happens', () => {
      for (const { from, end } of walks) {
        const isConnected = end.matches({ connection: 'connected', recovery: 'idle' });
        const isSettled =
          (isConnected && end.value.channel !== 'closed') ||
          end.hasTag('needsRetry') ||
          isDisconnected(end);
        expect({ from, isSettled }).toEqual({ from, isSettled: true });
      }
    });
  });
}
