import type {
  Delegation,
  EventId,
  PeerId,
  PublicKey,
  RoomName,
  WireProfile,
} from '@visavis/protocol';
import type { VerifiedEntry } from '../private-rooms/private-rooms.ts';
import type { ReadEnd } from './mailbox-reader.ts';

/** What a connection asks for. */
export interface MembershipRequest extends VerifiedEntry {
  readonly room: RoomName;
  readonly peer: PeerId;
  readonly publicKey: PublicKey;
  /** Where the peer connects from. */
  readonly address: string;
  readonly profile: WireProfile;
  /** What the owner of the private room has stated about the peer; null for guests, and in open rooms. */
  readonly delegation: Delegation | null;
  /** The last event that the peer has received; undefined if it does not resume. */
  readonly lastEventId: EventId | undefined;
  /** Called once, when the handle's events have ended. It must not throw. */
  readonly onEnd: (how: ReadEnd) => void;
}
