import * as z from 'zod/mini';
import { profile, Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket } from './text-socket.ts';

/** A message of the server in servers/ws.ts. */
const ServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), members: z.array(z.object({ id: z.string() })) }),
  z.object({ type: z.literal('signal'), from: z.string(), signal: Signal }),
  z.object({ type: z.enum(['joined', 'left']) }),
]);

/** Joins on the server in servers/ws.ts. */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    openTextSocket(port, '/', {
      onError: reject,
      onOpen: (socket) => socket.send(JSON.stringify({ type: 'join', room, profile })),
      onText: (text, socket) => {
        const message = ServerMessage.parse(JSON.parse(text));
        if (message.type === 'signal') onSignal(message.from, message.signal);
        if (message.type !== 'welcome') return;
        resolve({
          otherIds: message.members.map(({ id }) => id),
          send: (to, signal) => socket.send(JSON.stringify({ type: 'signal', to, signal })),
          leave: () => socket.close(),
        });
      },
    });
  });
