import type { RawData } from 'ws';

/** The text of a WebSocket message, which ws gives as one buffer by default. */
export function textOf(data: RawData): string {
  if (!Buffer.isBuffer(data)) throw new Error('not one buffer');
  return data.toString();
}
