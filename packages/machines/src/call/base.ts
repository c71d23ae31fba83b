import type { Profile } from '@visavis/protocol';
import { enqueueActions, raise, sendTo, setup } from 'xstate';
import { mediaMachine } from '../media/machine.ts';
import type { MediaEvent } from '../media/types.ts';
import { peerMachine } from '../peer/machine.ts';
import type { PeerEvent } from '../peer/types.ts';
import { signalingMachine } from '../signaling/machine.ts';
import type { SignalingEvent } from '../signaling/types.ts';
import { nextConnectionMs } from '../budget/budget.ts';
import { callDelays, nextConnectionId } from './delays.ts';
import { hasPeer, peerActorId } from './peers.ts';
import type { CallContext, CallEvent, CallInput, CallTag } from './types.ts';

/** The types, actors and delays of the call machine, and the actions that take parameters. */
export const callBase = setup({
  types: {
    context: {} as CallContext,
    events: {} as CallEvent,
    input: {} as CallInput,
    tags: {} as CallTag,
    children: {} as { signaling: 'signaling'; media: 'media'; [peer: `peer:${string}`]: 'peer' },
  },
  actors: { media: mediaMachine, peer: peerMachine, signaling: signalingMachine },
  delays: {
    ...callDelays,
    nextConnectionMs: ({ context }) => nextConnectionMs(context.connectionBudget),
  },
  actions: {
    sendToSignaling: sendTo('signaling', (_, event: SignalingEvent) => event),
    sendToMedia: sendTo('media', (_, event: MediaEvent) => event),
    scheduleNextConnection: raise(
      { type: 'connection.due' },
      { id: nextConnectionId, delay: 'nextConnectionMs' },
    ),
    sendToPeers: enqueueActions(({ enqueue, context }, event: PeerEvent) => {
      for (const { id } of context.members) {
        if (hasPeer(context, id)) enqueue.sendTo(peerActorId(id), event);
      }
    }),
    updateProfile: enqueueActions(({ enqueue, context }, change: Partial<Profile>) => {
      const profile = { ...context.profile, ...change, revision: context.profile.revision + 1 };
      enqueue.assign({ profile });
      enqueue.sendTo('signaling', { type: 'update', profile });
      for (const { id } of context.members) {
        if (!hasPeer(context, id)) continue;
        enqueue.sendTo(peerActorId(id), { type: 'profile.changed', profile });
      }
    }),
  },
});

/** What a guard of the call machine receives. */
export interface CallGuardArgs {
  readonly context: CallContext;
  readonly event: CallEvent;
}
