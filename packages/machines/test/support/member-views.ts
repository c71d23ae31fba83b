import type { PeerId, Role, RoomState, WireMember } from '@visavis/protocol';
import {
  getRoomState,
  type Announcement,
  type BroadcastRoomEvent,
  type RoomSnapshot,
} from '../../src/room/room.ts';

/** What somebody in a room knows of another member. */
interface KnownMember {
  readonly presence: string;
  readonly revision: number;
  readonly role: Role;
}

/** What somebody in a room knows of it. */
export interface MemberView {
  /** The own role. */
  readonly role: Role;
  readonly others: ReadonlyMap<PeerId, KnownMember>;
  readonly room: RoomState;
  /** Those in the waiting room, with the revisions of their profiles. */
  readonly waiting: readonly (readonly [PeerId, number])[];
}

const toKnownMember = ({ presence, role, profile }: WireMember): KnownMember => ({
  presence,
  role,
  revision: profile.revision,
});

const toWaiting = (members: readonly Pick<WireMember, 'id' | 'profile'>[]) =>
  members.map(({ id, profile }) => [id, profile.revision] as const);

/** The view that a member of a room should have: guests do not see who waits. */
function expectedView(snapshot: RoomSnapshot, self: WireMember): MemberView {
  const { members, waiting } = snapshot.context;
  const others = members.filter(({ id }) => id !== self.id);
  return {
    role: self.role,
    others: new Map(others.map((member) => [member.id, toKnownMember(member)])),
    room: getRoomState(snapshot),
    waiting: self.role === 'guest' ? [] : toWaiting(waiting),
  };
}

/** The views that the members of a room should have. */
export const expectedViews = (snapshot: RoomSnapshot): ReadonlyMap<PeerId, MemberView> =>
  new Map(
    snapshot.context.members.map((member) => [member.id, expectedView(snapshot, member)] as const),
  );

/** Whom those in the waiting room should know to have been asked. */
export function expectedAsked({ context }: RoomSnapshot): ReadonlyMap<PeerId, readonly PeerId[]> {
  const hosts = context.members.filter(({ role }) => role !== 'guest').map(({ id }) => id);
  return new Map(context.waiting.map(({ id }) => [id, hosts]));
}

/** The view of each member of a room, built only from the announcements that it received. */
export class MemberViews {
  readonly views = new Map<PeerId, MemberView>();
  /** For each in the waiting room, who can admit them. */
  readonly asked = new Map<PeerId, readonly PeerId[]>();

  receive(announcement: Announcement, snapshot: RoomSnapshot): void {
    if (announcement.type === 'refuse') {
      this.asked.delete(announcement.to);
      return;
    }
    if (announcement.type === 'welcome') {
      const { to } = announcement;
      const self = snapshot.context.members.find(({ id }) => id === to);
      // Who has no place in the room any more when it is delivered receives no `welcome`.
      if (self !== undefined) this.views.set(to, expectedView(snapshot, self));
      this.asked.delete(to);
      return;
    }
    const { event } = announcement;
    for (const receiver of announcement.to) {
      const view = this.views.get(receiver);
      if (view === undefined) this.#receiveOutside(receiver, event);
      else this.#receiveInside(receiver, view, event);
    }
  }

  /** Somebody in the waiting room, or on the way there, receives an event. */
  #receiveOutside(receiver: PeerId, event: BroadcastRoomEvent): void {
    if (event.type === 'room') this.asked.set(receiver, []);
    else if (event.type === 'left' && event.id === receiver) this.asked.delete(receiver);
    else if (event.type === 'asked')
      this.asked.set(
        receiver,
        event.members.map(({ id }) => id),
      );
    else throw new Error(`Somebody who is not in the room has received ${event.type}.`);
  }

  #receiveInside(receiver: PeerId, view: MemberView, event: BroadcastRoomEvent): void {
    const change = (changes: Partial<MemberView>) =>
      this.views.set(receiver, { ...view, ...changes });
    const changeOther = (id: PeerId, changes: Partial<KnownMember>) => {
      const known = view.others.get(id);
      if (known === undefined)
        throw new Error(`A member has received ${event.type} of a stranger.`);
      change({ others: new Map([...view.others, [id, { ...known, ...changes }]]) });
    };
    switch (event.type) {
      case 'joined':
        change({
          others: new Map([...view.others, [event.member.id, toKnownMember(event.member)]]),
        });
        break;
      case 'left':
        if (event.id === receiver) this.views.delete(receiver);
        else change({ others: new Map([...view.others].filter(([id]) => id !== event.id)) });
        break;
      case 'away':
      case 'back':
        changeOther(event.id, { presence: event.type === 'away' ? 'away' : 'present' });
        break;
      case 'updated':
        changeOther(event.id, { revision: event.profile.revision });
        break;
      case 'role':
        if (event.id === receiver) change({ role: event.role });
        else changeOther(event.id, { role: event.role });
        break;
      case 'room':
        change({ room: event.room });
        break;
      case 'waiting':
        change({ waiting: toWaiting(event.members) });
        break;
      case 'moderated':
        break;
      case 'asked':
        throw new Error('A member has received who can admit it.');
      default:
        event satisfies never;
    }
  }
}
