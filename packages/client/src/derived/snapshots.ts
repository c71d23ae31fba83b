import {
  peerActorId,
  type callMachine,
  type mediaMachine,
  type peerMachine,
  type signalingMachine,
} from '@visavis/machines';
import type { PeerId } from '@visavis/protocol';
import type { SnapshotFrom } from 'xstate';

/** A snapshot of the call machine. @public */
export type CallSnapshot = SnapshotFrom<typeof callMachine>;

/** A snapshot of the media machine. @public */
export type MediaSnapshot = SnapshotFrom<typeof mediaMachine>;

/** A snapshot of the signaling machine. @public */
export type SignalingSnapshot = SnapshotFrom<typeof signalingMachine>;

/** A snapshot of the peer machine. @public */
export type PeerSnapshot = SnapshotFrom<typeof peerMachine>;

/**
 * The actor of the connection to a member; undefined while that member is not in the room.
 *
 * @example
 * const peer = peerActorOf(call.actor.getSnapshot(), memberId)?.getSnapshot();
 * @public
 */
export const peerActorOf = ({ children }: CallSnapshot, id: PeerId) => children[peerActorId(id)];

/** The actor of the connection to a member. @public */
export type PeerActor = NonNullable<ReturnType<typeof peerActorOf>>;
