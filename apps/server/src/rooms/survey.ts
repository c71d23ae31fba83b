import { setImmediate } from 'node:timers/promises';
import type { PeerId, RoomName } from '@visavis/protocol';
import type { Place } from './place.ts';
import type { MemberSurvey, RoomSurvey, Survey, SurveyQuestion } from './room-store.ts';
import type { Room } from './room.ts';

/** Rooms that are looked at before others get their turn. */
const TURN = 1_000;
/** More than one room can have people in it and at its door. */
const MOST_PEOPLE = 64;

/** Looks through rooms in memory, and describes those that the question asks for. */
export async function surveyRooms(
  rooms: ReadonlyMap<RoomName, Room>,
  { matches, strained, skip, take }: SurveyQuestion,
): Promise<Survey> {
  const size = { rooms: 0, people: 0, away: 0, mailboxEvents: 0, mailboxBytes: 0 };
  // As ranks are few, rooms are put in order by putting each where it belongs: no sorting holds others up.
  const ranks = new Map<number, Room[]>();
  let matching = 0;
  for (const room of rooms.values()) {
    size.rooms += 1;
    if (size.rooms % TURN === 0) await setImmediate();
    const away = count(room, size);
    if (!matches(room.name)) continue;
    matching += 1;
    const rank = rankOf(room, away, strained);
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
  return { size, matching, rooms: shown.map(roomSurvey) };
}

interface Sum {
  people: number;
  away: number;
  mailboxEvents: number;
  mailboxBytes: number;
}

/** Adds a room to the sum, and gives how many in it are away. */
function count({ snapshot, places }: Room, sum: Sum): number {
  let away = 0;
  for (const { presence } of snapshot.context.members) if (presence === 'away') away += 1;
  for (const { mailbox } of places.values()) {
    sum.mailboxEvents += mailbox.length;
    sum.mailboxBytes += mailbox.bytes;
  }
  sum.people += places.size;
  sum.away += away;
  return away;
}

function rankOf({ places }: Room, away: number, strained: ReadonlySet<PeerId>): number {
  let troubled = away;
  if (strained.size > 0) for (const id of places.keys()) if (strained.has(id)) troubled += 1;
  return troubled * MOST_PEOPLE + places.size;
}

function roomSurvey({ name, snapshot, since, places }: Room): RoomSurvey {
  const { capacity, members } = snapshot.context;
  const known = new Map(members.map((member) => [member.id, member]));
  const knocking = new Map(snapshot.context.knocking.map((visitor) => [visitor.id, visitor]));
  const described = (place: Place): MemberSurvey => {
    const member = known.get(place.peer);
    const profile = (member ?? knocking.get(place.peer))?.profile;
    return memberSurvey(place, profile?.name ?? '', member?.presence ?? 'at the door');
  };
  return {
    name,
    value: snapshot.value,
    capacity,
    since,
    members: Array.from(places.values(), described),
  };
}

function memberSurvey(
  { peer, since, mailbox, sent, received }: Place,
  name: string,
  presence: MemberSurvey['presence'],
): MemberSurvey {
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
