import { emptyRoom, memberOf, roomState, type RoomSnapshot } from '@visavis/machines';
import type { PeerId, RoomEvent, RoomName } from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import type { Place } from './place.ts';

/** What the store keeps of one room. */
export class Room {
  readonly name: RoomName;
  /** When it was opened, in milliseconds since 1970. */
  readonly since = Date.now();
  snapshot: RoomSnapshot;
  readonly places = new Map<PeerId, Place>();
  readonly #graceMs: number;

  constructor(
    name: RoomName,
    { membersPerRoom, graceMs }: Pick<Config['rooms'], 'membersPerRoom' | 'graceMs'>,
  ) {
    this.name = name;
    this.#graceMs = graceMs;
    this.snapshot = emptyRoom({ name, capacity: membersPerRoom });
  }

  has(peer: PeerId): boolean {
    return memberOf(this.snapshot.context, peer) !== undefined;
  }

  /** The whole room as one event for the person of this place. */
  whole(type: 'welcome' | 'resync', { peer, mailbox }: Place): RoomEvent {
    const { members } = this.snapshot.context;
    return {
      type,
      self: peer,
      room: roomState(this.snapshot),
      members: members.filter(({ id }) => id !== peer),
      epoch: mailbox.epoch,
      graceMs: this.#graceMs,
    };
  }

  /** Forgets a place, and what its person has sent to the others. */
  remove(place: Place): void {
    this.places.delete(place.peer);
    for (const other of this.places.values()) other.marks.delete(place.peer);
  }
}
