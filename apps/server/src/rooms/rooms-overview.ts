import { setImmediate } from 'node:timers/promises';
import type { RoomSnapshot } from '@visavis/machines';
import {
  createEventId,
  type EventId,
  type Member,
  type PeerId,
  type RoomName,
} from '@visavis/protocol';
import type { Membership, RoomReplica } from './room-replica.ts';
import { addRoomSize, createEmptySize, type RoomsSize } from './rooms-size.ts';

/** How many rooms are looked at before other work runs. */
const roomsPerTurn = 1_000;
/** More than the number of peers that one room can have, those that wait for admission included. */
const rankBase = 64;

/** Which rooms to describe. */
export interface RoomsOverviewQuery {
  /** Rooms for which it is false are left out. */
  readonly matches: (room: RoomName) => boolean;
  /** Peers with a problem that rooms cannot see, such as a connection that does not read. */
  readonly strained: ReadonlySet<PeerId>;
  /** How many rooms to pass over, and how many to describe after these at most. */
  readonly skip: number;
  readonly take: number;
}

/** One member of a room, or somebody who waits for admission. Times are in milliseconds since 1970. */
interface MemberOverview {
  readonly id: PeerId;
  /** Null in private rooms, where it is sealed. */
  readonly name: string | null;
  readonly presence: Member['presence'] | 'waiting';
  readonly since: number;
  readonly mailbox: {
    readonly events: number;
    /** Approximate. */
    readonly bytes: number;
    /** The oldest event, null where there is none. */
    readonly oldest: EventId | null;
    /** Events that were not yet given to a connection of this peer. */
    readonly unread: number;
  };
  /** How many signals of this peer were relayed, and how many to it. */
  readonly signals: { readonly sent: number; readonly received: number };
}

/** One room. */
export interface RoomOverview {
  readonly name: RoomName;
  /** The states of the room machine. */
  readonly value: RoomSnapshot['value'];
  readonly capacity: number;
  readonly since: number;
  readonly members: readonly MemberOverview[];
}

/** All rooms in figures, and some of them in detail. */
export interface RoomsOverview {
  readonly size: RoomsSize;
  /** How many rooms match the query. */
  readonly matching: number;
  /** First those with the most peers that are away or strained, then the fullest, then the oldest. */
  readonly rooms: readonly RoomOverview[];
}

/** Describes the rooms that a query asks for. */
export async function createRoomsOverview(
  rooms: ReadonlyMap<RoomName, RoomReplica>,
  { matches, strained, skip, take }: RoomsOverviewQuery,
): Promise<RoomsOverview> {
  const size = createEmptySize();
  // There are few ranks, so rooms are put into buckets: sorting many rooms would block the event loop.
  const ranks = new Map<number, RoomReplica[]>();
  let matching = 0;
  for (const room of rooms.values()) {
    const away = addRoomSize(room, size);
    if (size.rooms % roomsPerTurn === 0) await setImmediate();
    if (!matches(room.name)) continue;
    matching += 1;
    const rank = rankRoom(room, away, strained);
    const sameRank = ranks.get(rank);
    if (sameRank === undefined) ranks.set(rank, [room]);
    else sameRank.push(room);
  }
  const shown = [...ranks.keys()]
    .toSorted((one, other) => other - one)
    .flatMap((rank) => ranks.get(rank) ?? [])
    .slice(skip, skip + take)
    // A room may have been closed while other work ran.
    .filter((room) => rooms.get(room.name) === room);
  return { size, matching, rooms: shown.map(createRoomOverview) };
}

function rankRoom(
  { memberships }: RoomReplica,
  away: number,
  strained: ReadonlySet<PeerId>,
): number {
  let problems = away;
  if (strained.size > 0) for (const id of memberships.keys()) if (strained.has(id)) problems += 1;
  return problems * rankBase + memberships.size;
}

function createRoomOverview({ name, snapshot, openedAt, memberships }: RoomReplica): RoomOverview {
  const { capacity, members, waiting } = snapshot.context;
  const membersById = new Map(members.map((member) => [member.id, member]));
  const waitingById = new Map(waiting.map((each) => [each.id, each]));
  return {
    name,
    value: snapshot.value,
    capacity,
    since: openedAt,
    members: Array.from(memberships.values(), (membership) => {
      const member = membersById.get(membership.peer);
      const profile = (member ?? waitingById.get(membership.peer))?.profile;
      return {
        ...createMemberOverview(membership),
        name: profile === undefined || 'sealed' in profile ? null : profile.name,
        presence: member?.presence ?? 'waiting',
      };
    }),
  };
}

function createMemberOverview({
  peer,
  joinedAt,
  mailbox,
  lastRead,
  sentSignals,
  receivedSignals,
}: Membership): Omit<MemberOverview, 'name' | 'presence'> {
  const { epoch, first, last, bytes } = mailbox;
  return {
    id: peer,
    since: joinedAt,
    mailbox: {
      events: last - first + 1,
      bytes,
      oldest: last < first ? null : createEventId(epoch, first),
      unread: last - Math.max(lastRead, first - 1),
    },
    signals: { sent: sentSignals, received: receivedSignals },
  };
}
