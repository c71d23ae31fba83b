import { createConnectionParams, webCryptography } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';

/** A room member without a browser, with microphone and camera off: a WebSocket that speaks the protocol. */
export interface HeadlessParticipant extends Disposable {
  readonly name: string;
  /** Leaves the room; the connection stays open. */
  leave(): void;
}

/**
 * Joins a room with the wire format of docs/PROTOCOL.md. Resolves after `welcome`.
 * @throws if the server refuses or cannot be reached
 */
export async function joinHeadless(
  origin: string,
  room: string,
  name: string,
): Promise<HeadlessParticipant> {
  const identity = await webCryptography.createIdentity();
  const data = await createConnectionParams(identity, new URL(origin).host);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/trpc?connectionParams=1`);
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.addEventListener('open', () => {
    send({ method: 'connectionParams', data });
    const params = { path: 'room.join', input: { room, profile: createProfile({ name }) } };
    send({ id: 1, method: 'subscription', params });
  });
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      if (text.includes('"type":"welcome"')) {
        resolve({
          name,
          leave: () => send({ id: 2, method: 'mutation', params: { path: 'room.leave' } }),
          [Symbol.dispose]: () => socket.close(1_000),
        });
      } else if (text.includes('"error"')) {
        reject(new Error(`${name} was refused: ${text}`));
      }
    });
    socket.addEventListener('error', () => reject(new Error('The server cannot be reached.')));
  });
}
