import { setImmediate } from 'node:timers/promises';
import type { PeerId, RoomName } from '@visavis/protocol';
import type { Rooms } from '../rooms/rooms.ts';
import type { RoomOverview, RoomsSize } from '../rooms/rooms-overview.ts';
import type { ConnectedClients } from '../websocket/connected-clients.ts';
import { shortenPeerId } from './pseudonyms.ts';
import { roomsPerPage, type OperatorQuery } from './operator-query.ts';
import type { MemberReport, RoomReport, RoomsReport } from './operator-report.ts';

/** Connections that are looked at before others get their turn. */
const connectionsPerTurn = 5_000;
/** A connection counts as strained from this part of what may wait for it, or below this part of what it may say. */
const strainedBufferFraction = 1 / 16;
const strainedRateFraction = 1 / 4;

/** What the report about rooms needs. */
export interface RoomsReportOptions {
  readonly rooms: Pick<Rooms, 'overview'>;
  readonly clients: Pick<ConnectedClients, 'peers' | 'connectionLoad'>;
  /** Bytes that may wait for one connection. */
  readonly maxBufferedBytes: number;
  /** What stands for a room's name. */
  readonly pseudonymize: (room: RoomName) => string;
  /** True where names are told. */
  readonly shouldShowNames: boolean;
}

/** Looks for the rooms that are asked for, in the order of their troubles. Tells of all rooms how much they hold. */
export async function createRoomsReport(
  options: RoomsReportOptions,
  { page, room }: OperatorQuery,
): Promise<{ readonly size: RoomsSize; readonly rooms: RoomsReport }> {
  const { pseudonymize } = options;
  const wanted = room?.toLowerCase() ?? null;
  const { size, matching, rooms } = await options.rooms.overview({
    matches: (name) => wanted === null || name === wanted || pseudonymize(name).startsWith(wanted),
    strained: await findStrainedPeers(options),
    skip: (page - 1) * roomsPerPage,
    take: roomsPerPage,
  });
  return {
    size,
    rooms: {
      filter: room,
      matching,
      page,
      pages: Math.max(1, Math.ceil(matching / roomsPerPage)),
      list: rooms.map((each) => createRoomReport(each, options)),
    },
  };
}

/** Those who do not take what is sent to them, or are about to say too much. */
async function findStrainedPeers({
  clients,
  maxBufferedBytes,
}: RoomsReportOptions): Promise<ReadonlySet<PeerId>> {
  const found = new Set<PeerId>();
  let looked = 0;
  for (const peer of clients.peers) {
    looked += 1;
    if (looked % connectionsPerTurn === 0) await setImmediate();
    const line = clients.connectionLoad(peer);
    if (line === undefined) continue;
    const { bufferedBytes, remaining } = line;
    const says = Math.min(remaining.requests, remaining.bytes) < strainedRateFraction;
    if (says || bufferedBytes > maxBufferedBytes * strainedBufferFraction) found.add(peer);
  }
  return found;
}

function createRoomReport(
  room: RoomOverview,
  { clients, pseudonymize, shouldShowNames }: RoomsReportOptions,
): RoomReport {
  const { name, since, capacity, value } = room;
  return {
    pseudonym: pseudonymize(name),
    name: shouldShowNames ? name : null,
    since,
    capacity,
    states: listStates(value),
    members: room.members.map((member): MemberReport => {
      const line = clients.connectionLoad(member.id);
      return {
        ...member,
        id: shortenPeerId(member.id),
        name: shouldShowNames ? member.name : null,
        connection: line ?? null,
      };
    }),
  };
}

function listStates(value: RoomOverview['value']): RoomReport['states'] {
  if (value === 'ended') return [{ region: null, state: value }];
  return Object.entries(value.running).map(([region, state]) => ({ region, state }));
}
