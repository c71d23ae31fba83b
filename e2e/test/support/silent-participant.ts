import { randomBytes } from 'node:crypto';
import { createProfile } from '@visavis/protocol/testing';

/** Somebody in a room without a browser: a bare WebSocket that speaks as much of the protocol as it needs. */
export interface SilentParticipant extends Disposable {
  /** Gives the place up. */
  leave(): void;
}

/** Joins a room, and resolves when the server has let the guest in. */
export async function joinSilently(
  origin: string,
  room: string,
  name: string,
): Promise<SilentParticipant> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/trpc?connectionParams=1`);
  const say = (message: object) => socket.send(JSON.stringify(message));
  const profile = createProfile({ name, microphone: true, camera: true });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('The server takes no guest.')));
    socket.addEventListener('message', ({ data }) => {
      if (String(data).includes('"welcome"')) resolve();
    });
    socket.addEventListener('open', () => {
      const session = randomBytes(16).toString('base64url');
      say({ method: 'connectionParams', data: { session, protocol: '1-1' } });
      const params = { path: 'room.join', input: { room, profile } };
      say({ id: 1, method: 'subscription', params });
    });
  });
  return {
    leave: () => say({ id: 2, method: 'mutation', params: { path: 'room.leave' } }),
    [Symbol.dispose]: () => socket.close(),
  };
}
