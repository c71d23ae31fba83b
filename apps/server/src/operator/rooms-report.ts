import { setImmediate } from 'node:timers/promises';
import type { PeerId, RoomName } from '@visavis/protocol';
import type { Rooms } from '../rooms/rooms.ts';
import type { RoomOverview } from '../rooms/rooms-overview.ts';
import type { RoomsSize } from '../rooms/rooms-size.ts';
import type { ConnectedClients } from '../websocket/connected-clients.ts';
import { shortenPeerId } from './pseudonyms.ts';
import { roomsPerPage, type OperatorQuery } from './operator-query.ts';
import type { MemberReport, RoomReport, RoomsReport } from './operator-report.ts';

/** How many connections are looked at before other work runs. */
const connectionsPerTurn = 5_000;
/** A connection is strained above this fraction of its buffer, or below this fraction of its rate limits. */
const strainedBufferFraction = 1 / 16;
const strainedRateFraction = 1 / 4;

/** What a report on rooms is made from. */
export interface RoomsReportOptions {
  readonly rooms: Pick<Rooms, 'overview'>;
  readonly clients: Pick<ConnectedClients, 'peers' | 'connectionLoad'>;
  /** How much may be buffered for one connection. */
  readonly maxBufferedBytes: number;
  /** Gives what stands for a room's name, which is a secret. */
  readonly pseudonymize: (room: RoomName) => string;
  readonly shouldShowNames: boolean;
}

/** Describes the rooms of a query, those with problems first, and measures all rooms. */
export async function createRoomsReport(
  options: RoomsReportOptions,
  { page, room }: OperatorQuery,
): Promise<{ readonly size: RoomsSize; readonly rooms: RoomsReport }> {
  const { pseudonymize } = options;
  const filter = room?.toLowerCase() ?? null;
  const { size, matching, rooms } = await options.rooms.overview({
    matches: (name) =>
      filter === null || name.toLowerCase() === filter || pseudonymize(name).startsWith(filter),
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

/** Peers whose connection does not read what is sent to it, or is close to its rate limits. */
async function findStrainedPeers({
  clients,
  maxBufferedBytes,
}: RoomsReportOptions): Promise<ReadonlySet<PeerId>> {
  const strained = new Set<PeerId>();
  let count = 0;
  for (const peer of clients.peers) {
    count += 1;
    if (count % connectionsPerTurn === 0) await setImmediate();
    const load = clients.connectionLoad(peer);
    if (load === undefined) continue;
    const { bufferedBytes, remaining } = load;
    const isNearLimit = Math.min(remaining.requests, remaining.bytes) < strainedRateFraction;
    const isSlow = bufferedBytes > maxBufferedBytes * strainedBufferFraction;
    if (isNearLimit || isSlow) strained.add(peer);
  }
  return strained;
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
    members: room.members.map((member): MemberReport => ({
      ...member,
      id: shortenPeerId(member.id),
      name: shouldShowNames ? member.name : null,
      connection: clients.connectionLoad(member.id) ?? null,
    })),
  };
}

function listStates(value: RoomOverview['value']): RoomReport['states'] {
  if (value === 'ended') return [{ region: null, state: value }];
  return Object.entries(value.running).map(([region, state]) => ({ region, state }));
}
