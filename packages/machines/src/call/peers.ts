import { Generation, type PeerId } from '@visavis/protocol';
import type { ActorRef, AnyActorRef, Snapshot } from 'xstate';
import { findWaiting } from '../budget/budget.ts';
import { slotsFor } from '../media/slots.ts';
import type { PeerInput, PeerOutput } from '../peer/types.ts';
import { readContextValue } from '../xstate-internals/xstate-internals.ts';
import { hasMember } from './member-list.ts';
import { findPastGeneration } from './past-generations.ts';
import type { CallContext } from './types.ts';

/**
 * The id of the child actor that runs the peer connection to a member.
 *
 * @example
 * const peer = call.actor.getSnapshot().children[peerActorId(memberId)];
 * @public
 */
export const peerActorId = (id: PeerId) => `peer:${id}` as const;

/** Whether a member has a peer actor. One who waits for a connection has none. */
export const hasPeer = (
  { members, connectionBudget }: Pick<CallContext, 'members' | 'connectionBudget'>,
  id: PeerId,
): boolean => hasMember(members, id) && findWaiting(connectionBudget, id) === undefined;

/** What is used of the call's own actor. */
type CallActor = ActorRef<
  Snapshot<unknown> & { readonly children: Readonly<Record<string, AnyActorRef | undefined>> },
  PeerOutput
>;

/** The generation of the connection to a member, or 0 if there is none. */
export function getGeneration(call: CallActor, id: PeerId): number {
  const snapshot: unknown = call.getSnapshot().children[peerActorId(id)]?.getSnapshot();
  return Generation.safeParse(readContextValue(snapshot, 'generation')).data ?? 0;
}

/**
 * The options for `spawnChild('peer')`. The new peer's generations are above those of an earlier peer of the
 * same member.
 *
 * @param usedGeneration the highest generation that the member has offered, if it had to wait
 */
export function createPeerOptions(
  context: CallContext,
  call: CallActor,
  pair: Pick<PeerInput, 'self' | 'remote' | 'role'>,
  usedGeneration = 0,
) {
  const { startedAt, iceServers, slots, members, profile, isPrivate, pastGenerations } = context;
  const id = peerActorId(pair.remote);
  const remote = members.find((member) => member.id === pair.remote);
  const input: PeerInput = {
    ...pair,
    parent: call,
    startedAt: Math.max(
      startedAt,
      getGeneration(call, pair.remote),
      findPastGeneration(pastGenerations, pair.remote),
      usedGeneration,
    ),
    iceServers,
    slots: remote === undefined ? slots : slotsFor(slots, remote.profile),
    profile,
    isPrivate,
    isVideoWanted: !context.unwantedVideos.includes(pair.remote),
    isAddressHidden: context.isAddressHidden,
    startsDisconnected: context.disconnectedFrom.includes(pair.remote),
  };
  return { id, input };
}
