import { profile, type Signal } from '../payload/payload.ts';
import type { Join } from './person.ts';
import { openLine } from './socket.ts';

/** What the server of servers/ws.ts says. */
type Told =
  | { readonly type: 'welcome'; readonly members: readonly { readonly id: string }[] }
  | { readonly type: 'signal'; readonly from: string; readonly signal: Signal }
  | { readonly type: 'joined' | 'left' };

/** A person on bare ws. */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    openLine(port, '/', {
      onError: reject,
      onOpen: (line) => line.send(JSON.stringify({ type: 'join', room, profile })),
      onText: (text, line) => {
        const told: Told = JSON.parse(text);
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
