import type { PeerId, RoomState } from '@visavis/protocol';
import { getRoomState, type Announcement, type RoomSnapshot } from '../../src/room/room.ts';

/** The view of each member of a room, built only from the announcements that it received. */
export class MemberViews {
  readonly rosters = new Map<PeerId, Map<PeerId, { presence: string; revision: number }>>();
  readonly rooms = new Map<PeerId, RoomState>();

  receive(announcement: Announcement, snapshot: RoomSnapshot): void {
    if (announcement.type === 'refuse') return;
    if (announcement.type === 'welcome') {
      const others = snapshot.context.members.filter(({ id }) => id !== announcement.to);
      this.rosters.set(
        announcement.to,
        new Map(
          others.map(({ id, presence, profile: { revision: r } }) => [
            id,
            { presence, revision: r },
          ]),
        ),
      );
      this.rooms.set(announcement.to, getRoomState(snapshot));
      return;
    }
    const { event } = announcement;
    for (const receiver of announcement.to) {
      if (event.type === 'left' && event.id === receiver) {
        this.rosters.delete(receiver);
        this.rooms.delete(receiver);
      }
      const roster = this.rosters.get(receiver);
      if (roster === undefined) continue;
      switch (event.type) {
        case 'joined':
          roster.set(event.member.id, {
            presence: event.member.presence,
            revision: event.member.profile.revision,
          });
          break;
        case 'left':
          roster.delete(event.id);
          break;
        case 'away':
        case 'back': {
          const known = roster.get(event.id);
          const presence = event.type === 'away' ? 'away' : 'present';
          if (known !== undefined) roster.set(event.id, { ...known, presence });
          break;
        }
        case 'updated': {
          const known = roster.get(event.id);
          if (known !== undefined) {
            roster.set(event.id, { ...known, revision: event.profile.revision });
          }
          break;
        }
        case 'room':
          this.rooms.set(receiver, event.room);
          break;
        default:
          event satisfies never;
      }
    }
  }
}

/** The view that each member of a room should have. */
export function expectedRosters({ context }: RoomSnapshot) {
  return new Map(
    context.members.map(({ id }) => [
      id,
      new Map(
        context.members
          .filter((other) => other.id !== id)
          .map((other) => [
            other.id,
            { presence: other.presence, revision: other.profile.revision },
          ]),
      ),
    ]),
  );
}
