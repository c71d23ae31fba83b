import * as z from 'zod/mini';
import { profile, Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket } from './text-socket.ts';

/** The prefixes of Engine.IO 4 and Socket.IO 5 packets in a text frame. */
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
 * Joins on Socket.IO, using its wire format. It starts with a WebSocket. Socket.IO's own client would start with
 * HTTP polling and upgrade, which costs the server more.
 */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    openTextSocket(port, '/socket.io/?EIO=4&transport=websocket', {
      onError: reject,
      onOpen: () => undefined,
      onText: (text, socket) => {
        if (text.startsWith(packetTypes.event)) {
          const [type, message] = Event.parse(JSON.parse(text.slice(packetTypes.event.length)));
          if (type === 'signal') onSignal(message.from, message.signal);
        } else if (text.startsWith(packetTypes.connect)) {
          const message = { type: 'join', room, profile };
          socket.send(`${packetTypes.event}0${JSON.stringify(['join', message])}`);
        } else if (text.startsWith(packetTypes.ack)) {
          // The acknowledgement of event 0.
          const acknowledgement: unknown = JSON.parse(text.slice(packetTypes.ack.length + 1));
          const [{ members }] = Acknowledgement.parse(acknowledgement);
          resolve({
            otherIds: members.map(({ id }) => id),
            send: (to, signal) => {
              const message = { type: 'signal', to, signal };
              socket.send(`${packetTypes.event}${JSON.stringify(['signal', message])}`);
            },
            leave: () => socket.close(),
          });
        } else if (text.startsWith(packetTypes.open)) socket.send(packetTypes.connect);
        else if (text === packetTypes.ping) socket.send(packetTypes.pong);
      },
    });
  });
