import { setImmediate } from 'node:timers/promises';
import type { PeerId, RoomName } from '@visavis/protocol';
import type { RoomStore, RoomSurvey, StoreSize } from '../rooms/room-store.ts';
import type { Visitors } from '../websocket/visitors.ts';
import { peerMark } from './marks.ts';
import { ROOMS_PER_PAGE, type Question } from './question.ts';
import type { MemberReport, RoomReport, RoomsReport } from './report.ts';

/** Connections that are looked at before others get their turn. */
const TURN = 5_000;
/** A connection counts as strained from this part of what may wait for it, or below this part of what it may say. */
const WAITING_PART = 1 / 16;
const LEFT_PART = 1 / 4;

/** What the report about rooms needs. */
export interface RoomsOptions {
  readonly store: Pick<RoomStore, 'survey'>;
  readonly visitors: Pick<Visitors, 'people' | 'line'>;
  /** Bytes that may wait for one connection. */
  readonly maxBuffered: number;
  /** What stands for a room's name. */
  readonly mark: (room: RoomName) => string;
  /** True where names are told. */
  readonly names: boolean;
}

/** Looks for the rooms that are asked for, in the order of their troubles. Tells of all rooms how much they hold. */
export async function reportRooms(
  options: RoomsOptions,
  { page, room }: Question,
): Promise<{ readonly size: StoreSize; readonly rooms: RoomsReport }> {
  const { store, mark } = options;
  const wanted = room?.toLowerCase() ?? null;
  const { size, matching, rooms } = await store.survey({
    matches: (name) => wanted === null || name === wanted || mark(name).startsWith(wanted),
    strained: await strained(options),
    skip: (page - 1) * ROOMS_PER_PAGE,
    take: ROOMS_PER_PAGE,
  });
  return {
    size,
    rooms: {
      wanted: room,
      matching,
      page,
      pages: Math.max(1, Math.ceil(matching / ROOMS_PER_PAGE)),
      list: rooms.map((each) => roomReport(each, options)),
    },
  };
}

/** Those who do not take what is sent to them, or are about to say too much. */
async function strained({ visitors, maxBuffered }: RoomsOptions): Promise<ReadonlySet<PeerId>> {
  const found = new Set<PeerId>();
  let looked = 0;
  for (const peer of visitors.people) {
    looked += 1;
    if (looked % TURN === 0) await setImmediate();
    const line = visitors.line(peer);
    if (line === undefined) continue;
    const { waiting, left } = line;
    const says = Math.min(left.requests, left.bytes) < LEFT_PART;
    if (says || waiting > maxBuffered * WAITING_PART) found.add(peer);
  }
  return found;
}

function roomReport(room: RoomSurvey, { visitors, mark, names }: RoomsOptions): RoomReport {
  const { name, since, capacity, value } = room;
  return {
    mark: mark(name),
    name: names ? name : null,
    since,
    capacity,
    states: statesOf(value),
    members: room.members.map((member): MemberReport => {
      const line = visitors.line(member.id);
      return {
        ...member,
        id: peerMark(member.id),
        name: names ? member.name : null,
        connection: line ?? null,
      };
    }),
  };
}

function statesOf(value: RoomSurvey['value']): RoomReport['states'] {
  if (value === 'ended') return [{ region: null, state: value }];
  return Object.entries(value.running).map(([region, state]) => ({ region, state }));
}
