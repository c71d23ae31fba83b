import type {
  Delegation,
  EntryHash,
  GuestRights,
  Lock,
  Moderation,
  PeerId,
  PublicKey,
  RoomAccess,
  WireProfile,
} from '@visavis/protocol';

/** Who caused an event: a peer, or null for the server. */
export type RoomActor = PeerId | null;

/** The events of the room machine. Those with `by` need permission; for `link.change`, that is the lock. */
export type RoomMachineEvent =
  /** Someone joins. A member, or someone in the waiting room, comes back by it. */
  | {
      readonly type: 'member.join';
      readonly id: PeerId;
      readonly publicKey: PublicKey;
      readonly profile: WireProfile;
      /** The hash of the token that a newcomer has presented; null in open rooms. */
      readonly entryHash: EntryHash | null;
      /** What the owner of the private room has stated about this peer; null for guests, and in open rooms. */
      readonly delegation: Delegation | null;
    }
  /** Somebody who is about to join a private room knows this lock, which the owner has made. */
  | { readonly type: 'lock.present'; readonly lock: Lock }
  /** A member changes the link of a private room, with a lock that the owner has made. */
  | { readonly type: 'link.change'; readonly lock: Lock; readonly by: PeerId }
  /** Someone leaves the room or the waiting room. */
  | { readonly type: 'member.leave'; readonly id: PeerId }
  /** A connection broke. The membership is kept until `member.back`, `member.join` or `member.graceExpired`. */
  | { readonly type: 'member.away'; readonly id: PeerId }
  /** The connection is back. */
  | { readonly type: 'member.back'; readonly id: PeerId }
  /** Events for this member were lost, perhaps with signals; the member receives the complete room. */
  | { readonly type: 'member.resync'; readonly id: PeerId }
  /** The connection did not come back in time: the membership ends. */
  | { readonly type: 'member.graceExpired'; readonly id: PeerId }
  /** Someone is removed from the room or the waiting room. */
  | { readonly type: 'member.remove'; readonly id: PeerId; readonly by: RoomActor }
  /** A member, or someone in the waiting room, has a new profile. */
  | { readonly type: 'member.update'; readonly id: PeerId; readonly profile: WireProfile }
  /** A member states how it moderates. If it is permitted and new, all members receive the statement. */
  | { readonly type: 'member.moderate'; readonly by: PeerId; readonly moderation: Moderation }
  /** A member becomes a host; in a private room, with the delegation of the owner. */
  | {
      readonly type: 'member.makeHost';
      readonly id: PeerId;
      readonly delegation: Delegation | null;
      readonly by: RoomActor;
    }
  /** The rights of guests are changed. */
  | {
      readonly type: 'guestRights.set';
      readonly guestRights: GuestRights;
      readonly by: RoomActor;
    }
  /** The access of the room is changed. */
  | { readonly type: 'access.set'; readonly access: RoomAccess; readonly by: RoomActor }
  /** Someone in the waiting room is admitted. */
  | { readonly type: 'waiting.admit'; readonly id: PeerId; readonly by: RoomActor }
  /** Everyone in the waiting room is admitted, as far as the room has space. */
  | { readonly type: 'waiting.admitAll'; readonly by: RoomActor }
  /** Someone in the waiting room is denied admission. */
  | { readonly type: 'waiting.deny'; readonly id: PeerId; readonly by: RoomActor }
  /** The room ends for everyone. */
  | { readonly type: 'room.end'; readonly by: RoomActor };
