import { isRoomName } from '../../call/names/room-name.ts';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.rooms';
export const maxRecentRooms = 8;

/** Parses the stored list; whatever is no list of room names is ignored. */
export function parseRecentRooms(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const stored: unknown = JSON.parse(text);
    if (!Array.isArray(stored)) return [];
    const rooms = stored.filter((room) => typeof room === 'string' && isRoomName(room));
    return [...new Set<string>(rooms)].slice(0, maxRecentRooms);
  } catch {
    return [];
  }
}

/** Adds a room as the first one. */
export const addRoom = (rooms: readonly string[], room: string): readonly string[] =>
  [room, ...rooms.filter((other) => other !== room)].slice(0, maxRecentRooms);

export const removeRoom = (rooms: readonly string[], room: string): readonly string[] =>
  rooms.filter((other) => other !== room);

/** The rooms that this browser has visited, latest first. */
export const recentRooms = (): readonly string[] =>
  parseRecentRooms(readText(persistentStorage, storageKey));

const storeRooms = (rooms: readonly string[]) =>
  writeText(persistentStorage, storageKey, JSON.stringify(rooms));

export const rememberRoom = (room: string): void => storeRooms(addRoom(recentRooms(), room));
export const forgetRoom = (room: string): void => storeRooms(removeRoom(recentRooms(), room));
