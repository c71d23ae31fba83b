import { enqueueActions, fromCallback, setup } from 'xstate';
import { slotsFor, type MediaSlots } from '../media/slots.ts';
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

/** What is sent to the peer: what the call sends to it, without the video that the peer does not want. */
export const sentSlots = ({
  slots,
  isVideoWantedByPeer,
}: Pick<PeerContext, 'slots' | 'isVideoWantedByPeer'>): MediaSlots =>
  slotsFor(slots, { receivesVideo: isVideoWantedByPeer });

const connectionInput = (context: PeerContext): ConnectionInput => ({
  remote: context.remote,
  role: context.role,
  iceServers: context.iceServers,
  iceTransportPolicy: effectivePolicy(context),
  slots: sentSlots(context),
  hasBeenConnected: context.hasBeenConnected,
});

/** No cause of a connection attempt may use more than relays while the address is hidden. */
export const effectivePolicy = ({
  isAddressHidden,
  iceTransportPolicy,
}: Pick<PeerContext, 'isAddressHidden' | 'iceTransportPolicy'>): 'all' | 'relay' =>
  isAddressHidden ? 'relay' : iceTransportPolicy;

/** The part of the context that starts again with each RTCPeerConnection. */
export const initialConnectionContext = {
  iceTransportPolicy: 'all',
  isVideoWantedByPeer: true,
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
    /** Without a connection there is nobody to command. The next one is created with everything that has changed. */
    sendToConnection: enqueueActions(({ enqueue, check }, command: ConnectionCommand) => {
      if (!check('isDisconnected')) enqueue.sendTo('connection', command);
    }),
    startConnection: enqueueActions(({ enqueue, context }) => {
      if (context.startsDisconnected) {
        enqueue.raise({ type: 'disconnect' });
        return;
      }
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
    /** Ends the connection, and remembers the generation of the event that refuses it, if there is one. */
    endConnection: enqueueActions(({ enqueue, context, event }) => {
      enqueue.assign({
        ...initialConnectionContext,
        generation: 'generation' in event ? event.generation : context.generation,
        isMediaMissing: false,
        rebuildCount: 0,
      });
      enqueue.stopChild('connection');
      enqueue.raise({ type: 'generation.ended' });
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
