import type { RawData } from 'ws';

/** The text of a WebSocket message, which ws gives as one buffer unless it is told otherwise. */
export function textOf(data: RawData): string {
  if (!Buffer.isBuffer(data)) throw new Error('not one buffer');
  return data.toString();
}
