import type { Profile } from '@visavis/protocol';
import { enqueueActions, fromCallback, raise, sendTo, setup } from 'xstate';
import { mediaMachine } from '../media/machine.ts';
import type { MediaEvent } from '../media/types.ts';
import { peerMachine } from '../peer/machine.ts';
import type { PeerEvent } from '../peer/types.ts';
import { signalingMachine } from '../signaling/machine.ts';
import type { SignalingEvent } from '../signaling/types.ts';
import type { TrustCommand } from '../trust/commands.ts';
import type { TrustInput } from '../trust/types.ts';
import { nextConnectionMs } from '../budget/budget.ts';
import { callDelays, computeMemberExpiryMs, memberExpiryId, nextConnectionId } from './delays.ts';
import { hasPeer, peerActorId } from './peers.ts';
import type { CallContext, CallEvent, CallInput, CallNotification, CallTag } from './types.ts';

/** Signs and verifies. packages/client provides the implementation. */
const trust = fromCallback<TrustCommand, TrustInput>(() => {
  throw new Error('The call machine needs a trust actor.');
});

/** The types, actors and delays of the call machine, and the actions that take parameters. */
export const callBase = setup({
  types: {
    context: {} as CallContext,
    events: {} as CallEvent,
    input: {} as CallInput,
    tags: {} as CallTag,
    emitted: {} as CallNotification,
    children: {} as {
      signaling: 'signaling';
      media: 'media';
      trust: 'trust';
      [peer: `peer:${string}`]: 'peer';
    },
  },
  actors: { media: mediaMachine, peer: peerMachine, signaling: signalingMachine, trust },
  delays: {
    ...callDelays,
    memberExpiryMs: ({ context }) => computeMemberExpiryMs(context.graceMs),
    nextConnectionMs: ({ context }) => nextConnectionMs(context.connectionBudget),
  },
  actions: {
    sendToSignaling: sendTo('signaling', (_, event: SignalingEvent) => event),
    sendToMedia: sendTo('media', (_, event: MediaEvent) => event),
    scheduleNextConnection: raise(
      { type: 'connection.due' },
      { id: nextConnectionId, delay: 'nextConnectionMs' },
    ),
    // A new server does not know the members who have not come back to it, and will not report that they left.
    awaitMembers: enqueueActions(({ enqueue, context }) => {
      for (const { id, presence } of context.members) {
        // A second delayed event with the same id does not replace the first one.
        enqueue.cancel(memberExpiryId(id));
        if (presence === 'present') continue;
        const options = { id: memberExpiryId(id), delay: 'memberExpiryMs' } as const;
        enqueue.raise({ type: 'member.graceExpired', id }, options);
      }
    }),
    // Without a connection to the server, this page does not know who has come back, and gives up nobody.
    stopAwaitingMembers: enqueueActions(({ enqueue, context }) => {
      for (const { id } of context.members) enqueue.cancel(memberExpiryId(id));
    }),
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
