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

/** What PeerJS calls a signal. */
function messageType(signal: Signal): string {
  if (signal.kind === 'candidate') return 'CANDIDATE';
  return signal.type === 'offer' ? 'OFFER' : 'ANSWER';
}

/** A person on the PeerJS server. There are no rooms: the second knows the first's id, as from a link. */
export const join: Join = ({ port, room, role, onSignal }) =>
  new Promise((resolve, reject) => {
    const id = `${room}-${role}`;
    const connectionId = `mc_${room}`;
    openTextSocket(port, `/peerjs?key=peerjs&id=${id}&token=token-${id}&version=1.5.5`, {
      onError: reject,
      onOpen: () => undefined,
      onText: (text, line) => {
        const told = ServerMessage.parse(JSON.parse(text));
        if (told.type !== 'OPEN') {
          onSignal(told.src, told.payload.signal);
          return;
        }
        resolve({
          others: role === 'second' ? [`${room}-first`] : [],
          send: (dst, signal) => {
            const payload = { signal, type: 'media', connectionId };
            line.send(JSON.stringify({ type: messageType(signal), payload, dst }));
          },
          leave: () => line.close(),
        });
      },
    });
  });
