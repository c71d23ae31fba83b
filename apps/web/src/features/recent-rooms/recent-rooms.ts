import { isRoomName } from '../../call/names/room-name.ts';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.rooms';
/** More than this nobody looks through. */
export const maxRecentRooms = 8;

/** Reads what was kept; anything that is no list of rooms counts as nothing. */
export function parseRecentRooms(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    if (!Array.isArray(kept)) return [];
    const rooms = kept.filter((room) => typeof room === 'string' && isRoomName(room));
    return [...new Set<string>(rooms)].slice(0, maxRecentRooms);
  } catch {
    return [];
  }
}

/** Puts a room first. */
export const addRoom = (rooms: readonly string[], room: string): readonly string[] =>
  [room, ...rooms.filter((other) => other !== room)].slice(0, maxRecentRooms);

/** Takes a room out. */
export const removeRoom = (rooms: readonly string[], room: string): readonly string[] =>
  rooms.filter((other) => other !== room);

/** The rooms that were visited from this browser, the last one first. */
export const recentRooms = (): readonly string[] =>
  parseRecentRooms(readText(persistentStorage, storageKey));

const storeRooms = (rooms: readonly string[]) =>
  writeText(persistentStorage, storageKey, JSON.stringify(rooms));

export const rememberRoom = (room: string): void => storeRooms(addRoom(recentRooms(), room));
export const forgetRoom = (room: string): void => storeRooms(removeRoom(recentRooms(), room));
