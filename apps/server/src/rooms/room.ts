import { createEmptyRoom, findMember, getRoomState, type RoomSnapshot } from '@visavis/machines';
import type { PeerId, RoomEvent, RoomName } from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import type { Membership } from './membership.ts';

/** What the store keeps of one room. */
export class Room {
  readonly name: RoomName;
  /** When it was opened, in milliseconds since 1970. */
  readonly since = Date.now();
  snapshot: RoomSnapshot;
  readonly memberships = new Map<PeerId, Membership>();
  readonly #graceMs: number;

  constructor(
    name: RoomName,
    { membersPerRoom, graceMs }: Pick<Config['rooms'], 'membersPerRoom' | 'graceMs'>,
  ) {
    this.name = name;
    this.#graceMs = graceMs;
    this.snapshot = createEmptyRoom({ name, capacity: membersPerRoom });
  }

  has(peer: PeerId): boolean {
    return findMember(this.snapshot.context, peer) !== undefined;
  }

  /** The whole room as one event for the person of this place. */
  createSnapshotEvent(type: 'welcome' | 'resync', { peer, mailbox }: Membership): RoomEvent {
    const { members } = this.snapshot.context;
    return {
      type,
      self: peer,
      room: getRoomState(this.snapshot),
      members: members.filter(({ id }) => id !== peer),
      epoch: mailbox.epoch,
      graceMs: this.#graceMs,
    };
  }

  /** Forgets a place, and what its person has sent to the others. */
  remove(place: Membership): void {
    this.memberships.delete(place.peer);
    for (const other of this.memberships.values()) other.receivedSequences.delete(place.peer);
  }
}
