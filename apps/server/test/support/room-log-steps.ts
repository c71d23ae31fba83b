import { createEmptyRoom } from '@visavis/machines';
import { Epoch, type PeerId, type WireRoomEvent } from '@visavis/protocol';
import type { RoomLog, StoredStep, TailItem } from '../../src/room-log/room-log.ts';
import type { CreateRoomLog } from './room-logs.ts';
import { anaId, benId, blue } from './room-participant.ts';
import { testConfig } from './server.ts';

/** The epoch of the mailboxes. */
export const epoch = Epoch.parse('epoch0001');

const { value, context } = createEmptyRoom({ name: blue, capacity: 4 });
/** The state of an empty room. */
export const emptyState = { value, context };

/** An event for a mailbox. */
export const back = (id: PeerId): WireRoomEvent => ({ type: 'back', id });

/** A membership of this epoch. */
export const membership = (peer: PeerId, reader = 'first') => ({
  peer,
  joinedAt: 1_000,
  epoch,
  reader,
});

/** A step without changes, which creates the room at version 0. */
export const createStep = (version: number, changes: Partial<StoredStep> = {}): StoredStep => ({
  version,
  openedAt: 500,
  state: version === 0 ? emptyState : null,
  memberships: [],
  sequences: [],
  entries: [],
  removed: [],
  ...changes,
});

/** A log with a room, Ana in it, and as many events in her mailbox. */
export async function openWithAna(
  createLog: CreateRoomLog,
  events: number,
  env?: Record<string, string>,
): Promise<RoomLog> {
  const log = createLog(testConfig(env).rooms);
  const entries = Array.from({ length: events }, () => ({
    receivers: [anaId],
    event: back(benId),
  }));
  await log.append(blue, createStep(0, { memberships: [membership(anaId)], entries }));
  return log;
}

/** Reads the mailbox of Ana. */
export const tailOf = (log: RoomLog, after = 0, reader = 'first') =>
  log.tail({ room: blue, peer: anaId, epoch, reader, after });

/** Reads as many items, or fewer if the tail ends. */
export async function takeItems(
  tail: AsyncIterator<TailItem, void>,
  count: number,
): Promise<TailItem[]> {
  const items: TailItem[] = [];
  while (items.length < count) {
    const { done, value: item } = await tail.next();
    if (done === true) break;
    items.push(item);
  }
  return items;
}
