import { randomBytes } from 'node:crypto';
import { createProfile } from '@visavis/protocol/testing';

/** Someone who is in a room without a browser: a name in a tile, without camera and microphone. */
export interface HeadlessParticipant extends Disposable {
  readonly name: string;
}

/**
 * Joins a room by the protocol alone (docs/PROTOCOL.md), as any other client may. Resolves when the server
 * has let them in.
 * @throws where the server refuses, or cannot be reached
 */
export function joinHeadless(
  origin: string,
  room: string,
  name: string,
): Promise<HeadlessParticipant> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/trpc?connectionParams=1`);
  const profile = createProfile({ name });
  const session = randomBytes(17).toString('base64url').slice(0, 22);
  socket.addEventListener('open', () => {
    socket.send(JSON.stringify({ method: 'connectionParams', data: { session, protocol: '1-1' } }));
    const params = { path: 'room.join', input: { room, profile } };
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params }));
  });
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      if (text.includes('"type":"welcome"')) {
        resolve({ name, [Symbol.dispose]: () => socket.close(1_000) });
      } else if (text.includes('"error"')) {
        reject(new Error(`${name} was not let in: ${text}`));
      }
    });
    socket.addEventListener('error', () => reject(new Error('The server cannot be reached.')));
  });
}
