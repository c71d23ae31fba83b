import { enqueueActions, fromCallback, setup } from 'xstate';
import { pathSettleMs, peerDelays } from './delays.ts';
import type { PeerMachineEvent } from './events.ts';
import { nextGeneration } from './generation.ts';
import { peerGuards } from './guards.ts';
import type { ConnectionCommand } from './commands.ts';
import type { ConnectionInput, PeerContext, PeerInput } from './types.ts';

/** The tags of the peer machine, for `hasTag`. @public */
export type PeerTag = 'mediaPossible' | 'recovering' | 'needsRetry';

/** Owns one RTCPeerConnection. packages/client provides the implementation. */
const connection = fromCallback<ConnectionCommand, ConnectionInput>(() => {
  throw new Error('The peer machine needs a connection actor.');
});

const connectionInput = (context: PeerContext): ConnectionInput => ({
  remote: context.remote,
  role: context.role,
  iceServers: context.iceServers,
  iceTransportPolicy: context.iceTransportPolicy,
  slots: context.slots,
  hasBeenConnected: context.hasBeenConnected,
});

/** The part of the context that starts again with each RTCPeerConnection. */
const initialConnectionContext = {
  iceTransportPolicy: 'all',
  isNegotiationNeeded: false,
  hasIgnoredOffer: false,
  isPathSettling: false,
  isCertificateMatched: false,
  stats: null,
} as const;

/** The types, actors, delays and guards of the peer machine, and the actions that start its connections. */
export const connectionSetup = setup({
  types: {
    context: {} as PeerContext,
    events: {} as PeerMachineEvent,
    input: {} as PeerInput,
    tags: {} as PeerTag,
  },
  actors: { connection },
  delays: {
    ...peerDelays,
    pathSettleMs: ({ context }) => pathSettleMs(context.stats?.roundTripMs ?? null),
  },
  guards: peerGuards,
  actions: {
    startConnection: enqueueActions(({ enqueue, context }) => {
      enqueue.spawnChild('connection', { id: 'connection', input: connectionInput(context) });
    }),
    rebuildConnection: enqueueActions(({ enqueue, context, check }) => {
      const { self, remote, startedAt } = context;
      const rebuilt = {
        ...initialConnectionContext,
        role: 'offerer',
        isMediaMissing: check('isMediaExpected'),
        generation: nextGeneration(Math.max(context.generation ?? 0, startedAt), self, remote),
        rebuildCount: context.rebuildCount + 1,
      } as const;
      enqueue.assign(rebuilt);
      enqueue.cancel('offer.missed');
      enqueue.stopChild('connection');
      const input = connectionInput({ ...context, ...rebuilt });
      enqueue.spawnChild('connection', { id: 'connection', input });
      enqueue.raise({ type: 'generation.created' });
    }),
    adoptGeneration: enqueueActions(({ enqueue, context, event, check }) => {
      if (event.type !== 'signal.received') return;
      const { generation } = event;
      const isMediaMissing = check('isMediaExpected');
      const adopted = {
        ...initialConnectionContext,
        role: 'answerer',
        generation,
        isMediaMissing,
      } as const;
      enqueue.assign(adopted);
      // An answerer that waited for its first offer has an unused connection ready for it.
      if (context.generation === null) return;
      enqueue.stopChild('connection');
      const input = connectionInput({ ...context, ...adopted });
      enqueue.spawnChild('connection', { id: 'connection', input });
      enqueue.raise({ type: 'generation.adopted' });
    }),
  },
});
