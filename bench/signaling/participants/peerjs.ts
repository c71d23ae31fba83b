import * as z from 'zod/mini';
import { Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket } from './text-socket.ts';

const ServerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['OFFER', 'ANSWER', 'CANDIDATE']),
    src: z.string(),
    payload: z.object({ signal: Signal }),
  }),
  z.object({ type: z.literal('OPEN') }),
]);

/** The PeerJS message type of a signal. */
function messageType(signal: Signal): string {
  if (signal.kind === 'candidate') return 'CANDIDATE';
  return signal.type === 'offer' ? 'OFFER' : 'ANSWER';
}

/** Joins on the PeerJS server. It has no rooms: the second participant knows the id of the first. */
export const join: Join = ({ port, room, role, onSignal }) =>
  new Promise((resolve, reject) => {
    const id = `${room}-${role}`;
    const connectionId = `mc_${room}`;
    openTextSocket(port, `/peerjs?key=peerjs&id=${id}&token=token-${id}&version=1.5.5`, {
      onError: reject,
      onOpen: () => undefined,
      onText: (text, socket) => {
        const message = ServerMessage.parse(JSON.parse(text));
        if (message.type !== 'OPEN') {
          onSignal(message.src, message.payload.signal);
          return;
        }
        resolve({
          otherIds: role === 'second' ? [`${room}-first`] : [],
          send: (dst, signal) => {
            const payload = { signal, type: 'media', connectionId };
            socket.send(JSON.stringify({ type: messageType(signal), payload, dst }));
          },
          leave: () => socket.close(),
        });
      },
    });
  });
