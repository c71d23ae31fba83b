import * as z from 'zod/mini';
import { profile, Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket } from './text-socket.ts';

/** What the server of servers/ws.ts says. */
const ServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), members: z.array(z.object({ id: z.string() })) }),
  z.object({ type: z.literal('signal'), from: z.string(), signal: Signal }),
  z.object({ type: z.enum(['joined', 'left']) }),
]);

/** A person on bare ws. */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    openTextSocket(port, '/', {
      onError: reject,
      onOpen: (line) => line.send(JSON.stringify({ type: 'join', room, profile })),
      onText: (text, line) => {
        const told = ServerMessage.parse(JSON.parse(text));
        if (told.type === 'signal') onSignal(told.from, told.signal);
        if (told.type !== 'welcome') return;
        resolve({
          others: told.members.map(({ id }) => id),
          send: (to, signal) => line.send(JSON.stringify({ type: 'signal', to, signal })),
          leave: () => line.close(),
        });
      },
    });
  });
