/** The messages of the servers that were written for this comparison. */
export type Message =
  | { readonly type: 'join'; readonly room: string; readonly profile: unknown }
  | { readonly type: 'signal'; readonly to: string; readonly signal: unknown };

/** Parses a message of a client; undefined if it is invalid. Checks only what the servers use. */
export function parseMessage(value: unknown): Message | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type } = value;
  if (type === 'join' && 'room' in value && typeof value.room === 'string' && 'profile' in value) {
    return { type, room: value.room, profile: value.profile };
  }
  if (type === 'signal' && 'to' in value && typeof value.to === 'string' && 'signal' in value) {
    return { type, to: value.to, signal: value.signal };
  }
  return undefined;
}
