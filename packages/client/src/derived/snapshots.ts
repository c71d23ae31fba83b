import {
  peerActorId,
  type callMachine,
  type mediaMachine,
  type peerMachine,
  type signalingMachine,
} from '@visavis/machines';
import type { PeerId } from '@visavis/protocol';
import type { SnapshotFrom } from 'xstate';

export type CallSnapshot = SnapshotFrom<typeof callMachine>;
export type MediaSnapshot = SnapshotFrom<typeof mediaMachine>;
export type SignalingSnapshot = SnapshotFrom<typeof signalingMachine>;
export type PeerSnapshot = SnapshotFrom<typeof peerMachine>;

/** The actor of the connection to a member; undefined while that member is not in the room. */
export const peerActorOf = ({ children }: CallSnapshot, id: PeerId) => children[peerActorId(id)];
export type PeerActor = NonNullable<ReturnType<typeof peerActorOf>>;
