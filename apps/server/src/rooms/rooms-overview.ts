import { setImmediate } from 'node:timers/promises';
import type { PeerId, RoomName } from '@visavis/protocol';
import type { Membership } from './membership.ts';
import type {
  MemberOverview,
  RoomOverview,
  RoomsOverview,
  RoomsOverviewQuery,
} from './room-store.ts';
import type { Room } from './room.ts';

/** Rooms that are looked at before others get their turn. */
const roomsPerTurn = 1_000;
/** More than one room can have people in it and at its door. */
const rankBase = 64;

/** Looks through rooms in memory, and describes those that the question asks for. */
export async function createRoomsOverview(
  rooms: ReadonlyMap<RoomName, Room>,
  { matches, strained, skip, take }: RoomsOverviewQuery,
): Promise<RoomsOverview> {
  const size = { rooms: 0, members: 0, away: 0, mailboxEvents: 0, mailboxBytes: 0 };
  // As ranks are few, rooms are put in order by putting each where it belongs: no sorting holds others up.
  const ranks = new Map<number, Room[]>();
  let matching = 0;
  for (const room of rooms.values()) {
    size.rooms += 1;
    if (size.rooms % roomsPerTurn === 0) await setImmediate();
    const away = addRoomSize(room, size);
    if (!matches(room.name)) continue;
    matching += 1;
    const rank = rankRoom(room, away, strained);
    const equals = ranks.get(rank);
    if (equals === undefined) ranks.set(rank, [room]);
    else equals.push(room);
  }
  const shown = [...ranks.keys()]
    .toSorted((one, other) => other - one)
    .flatMap((rank) => ranks.get(rank) ?? [])
    .slice(skip, skip + take)
    // A room can have gone while others had their turn.
    .filter((room) => rooms.get(room.name) === room);
  return { size, matching, rooms: shown.map(createRoomOverview) };
}

interface MutableSize {
  members: number;
  away: number;
  mailboxEvents: number;
  mailboxBytes: number;
}

/** Adds a room to the sum, and gives how many in it are away. */
function addRoomSize({ snapshot, memberships }: Room, sum: MutableSize): number {
  let away = 0;
  for (const { presence } of snapshot.context.members) if (presence === 'away') away += 1;
  for (const { mailbox } of memberships.values()) {
    sum.mailboxEvents += mailbox.length;
    sum.mailboxBytes += mailbox.bytes;
  }
  sum.members += memberships.size;
  sum.away += away;
  return away;
}

function rankRoom({ memberships }: Room, away: number, strained: ReadonlySet<PeerId>): number {
  let troubled = away;
  if (strained.size > 0) for (const id of memberships.keys()) if (strained.has(id)) troubled += 1;
  return troubled * rankBase + memberships.size;
}

function createRoomOverview({ name, snapshot, since, memberships }: Room): RoomOverview {
  const { capacity, members } = snapshot.context;
  const known = new Map(members.map((member) => [member.id, member]));
  const knocking = new Map(snapshot.context.waiting.map((visitor) => [visitor.id, visitor]));
  const described = (place: Membership): MemberOverview => {
    const member = known.get(place.peer);
    const profile = (member ?? knocking.get(place.peer))?.profile;
    return createMemberOverview(place, profile?.name ?? '', member?.presence ?? 'waiting');
  };
  return {
    name,
    value: snapshot.value,
    capacity,
    since,
    members: Array.from(memberships.values(), described),
  };
}

function createMemberOverview(
  { peer, since, mailbox, sent, received }: Membership,
  name: string,
  presence: MemberOverview['presence'],
): MemberOverview {
  const { length, bytes, unread } = mailbox;
  return {
    id: peer,
    name,
    presence,
    since,
    mailbox: {
      events: length,
      bytes,
      oldest: length === 0 ? null : mailbox.idOf(mailbox.first),
      unread,
    },
    signals: { sent, received },
  };
}
