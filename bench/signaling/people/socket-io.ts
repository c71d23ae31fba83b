import { profile, type Signal } from '../payload/payload.ts';
import type { Join } from './person.ts';
import { openLine } from './socket.ts';

/** Engine.IO 4 and Socket.IO 5 packet types, as they begin a text frame. */
const packet = { open: '0', ping: '2', pong: '3', connect: '40', event: '42', ack: '43' } as const;

type Event =
  | readonly ['signal', { readonly from: string; readonly signal: Signal }]
  | readonly ['joined' | 'left', unknown];
type Acknowledgement = readonly [{ readonly members: readonly { readonly id: string }[] }];

/**
 * A person on Socket.IO, in its wire format. It begins with a WebSocket, while Socket.IO's own client
 * would begin with HTTP polling and switch, which costs the server more.
 */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    openLine(port, '/socket.io/?EIO=4&transport=websocket', {
      onError: reject,
      onOpen: () => undefined,
      onText: (text, line) => {
        if (text.startsWith(packet.event)) {
          const event: Event = JSON.parse(text.slice(packet.event.length));
          if (event[0] === 'signal') onSignal(event[1].from, event[1].signal);
        } else if (text.startsWith(packet.connect)) {
          const message = { type: 'join', room, profile };
          line.send(`${packet.event}0${JSON.stringify(['join', message])}`);
        } else if (text.startsWith(packet.ack)) {
          // The acknowledgement of event 0.
          const [{ members }]: Acknowledgement = JSON.parse(text.slice(packet.ack.length + 1));
          resolve({
            others: members.map(({ id }) => id),
            send: (to, signal) => {
              const message = { type: 'signal', to, signal };
              line.send(`${packet.event}${JSON.stringify(['signal', message])}`);
            },
            leave: () => line.close(),
          });
        } else if (text.startsWith(packet.open)) line.send(packet.connect);
        else if (text === packet.ping) line.send(packet.pong);
      },
    });
  });
