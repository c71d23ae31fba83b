import { Generation, type PeerId } from '@visavis/protocol';
import type { ActorRef, AnyActorRef, Snapshot } from 'xstate';
import { findWaiting } from '../budget/budget.ts';
import { slotsFor } from '../media/slots.ts';
import type { PeerInput, PeerOutput } from '../peer/types.ts';
import { readContextValue } from '../xstate-internals/xstate-internals.ts';
import { hasMember } from './member-list.ts';
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

/** The generation of a peer's snapshot, or 0 if there is none. */
const getGeneration = (snapshot: unknown): number =>
  Generation.safeParse(readContextValue(snapshot, 'generation')).data ?? 0;

/**
 * The options for `spawnChild('peer')`. The new peer's generations are above those of an earlier peer of the
 * same member.
 *
 * @param usedGeneration the highest generation that the member has offered, if it had to wait
 */
export function createPeerOptions(
  { startedAt, iceServers, slots, members, profile }: CallContext,
  call: CallActor,
  pair: Pick<PeerInput, 'self' | 'remote' | 'role'>,
  usedGeneration = 0,
) {
  const id = peerActorId(pair.remote);
  const remote = members.find((member) => member.id === pair.remote);
  const previous: unknown = call.getSnapshot().children[id]?.getSnapshot();
  const input: PeerInput = {
    ...pair,
    parent: call,
    startedAt: Math.max(startedAt, getGeneration(previous), usedGeneration),
    iceServers,
    slots: remote === undefined ? slots : slotsFor(slots, remote.profile),
    profile,
  };
  return { id, input };
}
