import { isRoomSlug } from '../names/slug.ts';
import { lasting, readText, writeText } from '../storage/storage.ts';

const KEY = 'visavis.rooms';
/** More than this nobody looks through. */
export const RECENT_LIMIT = 8;

/** Reads what was kept; anything that is no list of rooms counts as nothing. */
export function parseRecent(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    if (!Array.isArray(kept)) return [];
    const rooms = kept.filter((room) => typeof room === 'string' && isRoomSlug(room));
    return [...new Set<string>(rooms)].slice(0, RECENT_LIMIT);
  } catch {
    return [];
  }
}

/** Puts a room first. */
export const withRoom = (rooms: readonly string[], room: string): readonly string[] =>
  [room, ...rooms.filter((other) => other !== room)].slice(0, RECENT_LIMIT);

/** Takes a room out. */
export const withoutRoom = (rooms: readonly string[], room: string): readonly string[] =>
  rooms.filter((other) => other !== room);

/** The rooms that were visited from this browser, the last one first. */
export const recentRooms = (): readonly string[] => parseRecent(readText(lasting, KEY));

const keep = (rooms: readonly string[]) => writeText(lasting, KEY, JSON.stringify(rooms));

export const rememberRoom = (room: string): void => keep(withRoom(recentRooms(), room));
export const forgetRoom = (room: string): void => keep(withoutRoom(recentRooms(), room));
