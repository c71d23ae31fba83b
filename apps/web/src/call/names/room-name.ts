/** As `RoomName` of the protocol has it. */
const maxLength = 64;
const roomPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** True for a room's name as it stands in a link. */
export function isRoomName(text: string): boolean {
  return text.length <= maxLength && roomPattern.test(text);
}

/**
 * The name of a room out of what a person typed: "Tea with Zoë!" becomes "tea-with-zoe".
 * Null where nothing is left of it.
 */
export function toRoomName(text: string): string | null {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? null : slug;
}

/** The room that a path leads to, as it stands there; null for a path that leads elsewhere. */
export function roomInPath(path: string): string | null {
  const [, encoded] = /^\/r\/([^/]+)\/?$/.exec(path) ?? [];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** The path of a room. */
export const pathOfRoom = (room: string): string => `/r/${room}`;
