import { Actor, assign, enqueueActions, isMachineSnapshot, type AnyActorRef } from 'xstate';
import { memberSetup } from './member-actions.ts';
import { createPeerOptions, peerActorId } from './peers.ts';

/** Whether an actor has ended in an error, or is active. Snapshots of children come without their types. */
const hasStatus = (actor: AnyActorRef | undefined, status: 'active' | 'error'): boolean => {
  const snapshot: unknown = actor?.getSnapshot();
  return (
    typeof snapshot === 'object' &&
    snapshot !== null &&
    'status' in snapshot &&
    snapshot.status === status
  );
};

/** What a broken actor ran and left running: XState stops it only for an actor that ends otherwise. */
const findOrphans = (broken: AnyActorRef | undefined): readonly AnyActorRef[] => {
  const snapshot: unknown = broken?.getSnapshot();
  if (!isMachineSnapshot(snapshot)) return [];
  const children: unknown = snapshot.children;
  if (typeof children !== 'object' || children === null) return [];
  const all: readonly unknown[] = Object.values(children);
  return all.filter(
    (child): child is AnyActorRef => child instanceof Actor && hasStatus(child, 'active'),
  );
};

/**
 * The whole vocabulary of the call machine: what is done about an actor of its own that broke is added.
 * None of them should; but one that does, say by what another person sent, must cost as little as possible.
 */
export const callSetup = memberSetup.extend({
  actions: {
    storeActorFailure: assign({
      lastFailure: ({ context, event }) =>
        'actorId' in event
          ? `${event.actorId}: ${event.error instanceof Error ? event.error.message : 'no Error'}`
          : context.lastFailure,
    }),
    stopOrphans: enqueueActions(({ enqueue, event, self }) => {
      if (!('actorId' in event)) return;
      for (const orphan of findOrphans(self.getSnapshot().children[event.actorId])) {
        // The event by which XState stops an actor. Its own action for that takes one's own children only.
        enqueue.sendTo(orphan, { type: 'xstate.stop' });
      }
    }),
    schedulePeerRestart: enqueueActions(({ enqueue, context, event }) => {
      if (!('actorId' in event)) return;
      const { actorId } = event;
      const broken = context.members.find(({ id }) => peerActorId(id) === actorId);
      if (broken === undefined) return;
      enqueue.raise({ type: 'peer.restart', id: broken.id }, { delay: 'peerRestartDelayMs' });
    }),
    restartPeer: enqueueActions(({ enqueue, context, event, self }) => {
      if (event.type !== 'peer.restart' || context.self === null) return;
      const { id } = event;
      // Whoever has left meanwhile has none, and whoever was met anew has one that works.
      if (!hasStatus(self.getSnapshot().children[peerActorId(id)], 'error')) return;
      enqueue.stopChild(peerActorId(id));
      const pair = { self: context.self, remote: id, role: 'offerer' } as const;
      enqueue.spawnChild('peer', createPeerOptions(context, self, pair));
    }),
  },
});
