import {
  peerActorId,
  type Call,
  type mediaMachine,
  type PeerId,
  type peerMachine,
  type signalingMachine,
} from '@visavis/client';
import type { SnapshotFrom } from 'xstate';

export type CallSnapshot = SnapshotFrom<Call['actor']>;
export type MediaSnapshot = SnapshotFrom<typeof mediaMachine>;
export type SignalingSnapshot = SnapshotFrom<typeof signalingMachine>;
export type PeerSnapshot = SnapshotFrom<typeof peerMachine>;

/** The actor of the connection to a person, while they are in the room. */
export const peerOf = ({ children }: CallSnapshot, id: PeerId) => children[peerActorId(id)];
export type PeerActor = NonNullable<ReturnType<typeof peerOf>>;
