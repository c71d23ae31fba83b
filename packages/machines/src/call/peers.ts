import { Generation, type PeerId } from '@visavis/protocol';
import type { ActorRef, AnyActorRef, Snapshot } from 'xstate';
import type { PeerInput, PeerOutput } from '../peer/types.ts';
import type { CallContext } from './types.ts';

/** The id of the child that is the connection to a person. */
export const peerActorId = (id: PeerId) => `peer:${id}` as const;

/** The call machine's actor, as far as its peers' beginning needs it. */
type Call = ActorRef<
  Snapshot<unknown> & { readonly children: Readonly<Record<string, AnyActorRef | undefined>> },
  PeerOutput
>;

/** The generation that a peer's snapshot has, or 0: children come without their types in an action. */
const getGeneration = (snapshot: unknown): number => {
  if (typeof snapshot !== 'object' || snapshot === null || !('context' in snapshot)) return 0;
  const { context } = snapshot;
  if (typeof context !== 'object' || context === null || !('generation' in context)) return 0;
  return Generation.safeParse(context.generation).data ?? 0;
};

/**
 * The child that is the connection to one person, as it begins. Its generations are above those of the
 * connection to the same person that there may have been before.
 */
export function createPeerOptions(
  { startedAt, iceServers, slots, profile }: CallContext,
  call: Call,
  pair: Pick<PeerInput, 'self' | 'remote' | 'role'>,
) {
  const id = peerActorId(pair.remote);
  const before: unknown = call.getSnapshot().children[id]?.getSnapshot();
  const floor = Math.max(startedAt, getGeneration(before));
  const input: PeerInput = { ...pair, parent: call, startedAt: floor, iceServers, slots, profile };
  return { id, input };
}
