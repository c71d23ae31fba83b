import type { RoomEvent } from '@visavis/protocol';

/** What V8 needs for a text besides its characters, and for each object, array and field. In bytes, on 64 bits. */
const textBytes = 24;
const objectBytes = 32;
const fieldBytes = 8;

/**
 * About how many bytes an event takes in memory. A text of ASCII has one byte for each character; another one is
 * taken to have two. An event that is in several mailboxes counts in each, although it is stored once.
 */
export const estimateEventBytes = (event: RoomEvent): number => estimateBytes(event);

function estimateBytes(value: unknown): number {
  if (typeof value === 'string') {
    const isAscii = Buffer.byteLength(value) === value.length;
    return textBytes + (isAscii ? value.length : 2 * value.length);
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values<unknown>({ ...value }).reduce<number>(
    (bytes, field) => bytes + fieldBytes + estimateBytes(field),
    objectBytes,
  );
}
