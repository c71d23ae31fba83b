/** The same as `RoomName` in packages/protocol, which is not loaded this early. */
const maxLength = 64;
const roomPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a text is a valid room name. */
export function isRoomName(text: string): boolean {
  return text.length <= maxLength && roomPattern.test(text);
}

/** Turns typed text into a room name: "Tea with Zoë!" becomes "tea-with-zoe". Null if nothing is left. */
export function toRoomName(text: string): string | null {
  const name = text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
  return name === '' ? null : name;
}

/** The decoded room name in a path, which may be invalid; null for other paths. */
export function roomInPath(path: string): string | null {
  const [, encoded] = /^\/r\/([^/]+)\/?$/.exec(path) ?? [];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** The path of a room with a valid name. */
export const pathOfRoom = (room: string): string => `/r/${room}`;
