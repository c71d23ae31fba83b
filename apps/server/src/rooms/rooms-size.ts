import type { RoomName } from '@visavis/protocol';
import type { RoomReplica } from './room-replica.ts';

/** How much there is in all rooms. */
export interface RoomsSize {
  readonly rooms: number;
  /** Memberships, those of peers that are away or wait for admission included. */
  readonly members: number;
  /** Members whose connection broke. */
  readonly away: number;
  /** Events in all mailboxes, and their approximate size. */
  readonly mailboxEvents: number;
  readonly mailboxBytes: number;
}

/** Counts what is in the rooms. */
export function measureRooms(rooms: ReadonlyMap<RoomName, RoomReplica>): RoomsSize {
  const size = createEmptySize();
  for (const room of rooms.values()) addRoomSize(room, size);
  return size;
}

/** A size that rooms are added to. */
type MutableSize = { -readonly [Key in keyof RoomsSize]: RoomsSize[Key] };

/** The size of no room. */
export const createEmptySize = (): MutableSize => ({
  rooms: 0,
  members: 0,
  away: 0,
  mailboxEvents: 0,
  mailboxBytes: 0,
});

/** Adds a room to the size, and gives how many of its members are away. */
export function addRoomSize({ snapshot, memberships }: RoomReplica, size: MutableSize): number {
  let away = 0;
  for (const { presence } of snapshot.context.members) if (presence === 'away') away += 1;
  for (const { mailbox } of memberships.values()) {
    size.mailboxEvents += mailbox.last - mailbox.first + 1;
    size.mailboxBytes += mailbox.bytes;
  }
  size.rooms += 1;
  size.members += memberships.size;
  size.away += away;
  return away;
}
