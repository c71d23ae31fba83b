/** The same as `RoomName` in packages/protocol, which is not loaded this early. */
const maxLength = 64;
const openRoomPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const privateRoomPattern = /^P[\w-]{22}$/;

/** Whether this is the name of a private room, which only its link opens. */
export const isPrivateRoomName = (text: string): boolean => privateRoomPattern.test(text);

/** Whether a text is a valid room name. */
export const isRoomName = (text: string): boolean =>
  text.length <= maxLength && (openRoomPattern.test(text) || isPrivateRoomName(text));

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

/**
 * The secret of a private room, which is the fragment of its link.
 *
 * @param hash the fragment of the address, from `#` on; empty if there is none
 * @returns null for what is no secret, such as a link of which a part is missing
 */
export function readSecret(hash: string): string | null {
  const secret = hash.slice(1);
  // The same as `RoomSecret` in packages/protocol, which is not loaded this early.
  return /^[\w-]{21}[AQgw]$/.test(secret) ? secret : null;
}

/** The path of a room with a valid name. */
export const pathOfRoom = (room: string): string => `/r/${room}`;
