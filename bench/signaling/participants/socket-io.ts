import * as z from 'zod/mini';
import { profile, Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket } from './text-socket.ts';

/** Engine.IO 4 and Socket.IO 5 packet types, as they begin a text frame. */
const packetTypes = {
  open: '0',
  ping: '2',
  pong: '3',
  connect: '40',
  event: '42',
  ack: '43',
} as const;

const Event = z.union([
  z.tuple([z.literal('signal'), z.object({ from: z.string(), signal: Signal })]),
  z.tuple([z.enum(['joined', 'left']), z.unknown()]),
]);
const Acknowledgement = z.tuple([z.object({ members: z.array(z.object({ id: z.string() })) })]);

/**
 * A person on Socket.IO, in its wire format. It begins with a WebSocket, while Socket.IO's own client
 * would begin with HTTP polling and switch, which costs the server more.
 */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    openTextSocket(port, '/socket.io/?EIO=4&transport=websocket', {
      onError: reject,
      onOpen: () => undefined,
      onText: (text, line) => {
        if (text.startsWith(packetTypes.event)) {
          const [type, message] = Event.parse(JSON.parse(text.slice(packetTypes.event.length)));
          if (type === 'signal') onSignal(message.from, message.signal);
        } else if (text.startsWith(packetTypes.connect)) {
          const message = { type: 'join', room, profile };
          line.send(`${packetTypes.event}0${JSON.stringify(['join', message])}`);
        } else if (text.startsWith(packetTypes.ack)) {
          // The acknowledgement of event 0.
          const acknowledgement: unknown = JSON.parse(text.slice(packetTypes.ack.length + 1));
          const [{ members }] = Acknowledgement.parse(acknowledgement);
          resolve({
            others: members.map(({ id }) => id),
            send: (to, signal) => {
              const message = { type: 'signal', to, signal };
              line.send(`${packetTypes.event}${JSON.stringify(['signal', message])}`);
            },
            leave: () => line.close(),
          });
        } else if (text.startsWith(packetTypes.open)) line.send(packetTypes.connect);
        else if (text === packetTypes.ping) line.send(packetTypes.pong);
      },
    });
  });
