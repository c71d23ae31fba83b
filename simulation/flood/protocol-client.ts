import {
  createConnectionParams,
  parseTrackedRoomEvent,
  type EventId,
  type Profile,
  type WireRoomEvent,
  type RoomName,
  type SendSignalsInput,
  type Identity,
} from '@visavis/protocol';
import * as z from 'zod/mini';
import type { Uplink } from '../participant/uplink.ts';

const host = 'server.example';
const url = `wss://${host}/trpc?connectionParams=1`;

/** A frame of the server that contains data. */
const DataFrame = z.object({ result: z.object({ type: z.literal('data'), data: z.unknown() }) });

interface Options {
  readonly uplink: Uplink;
  readonly identity: Identity;
  readonly onOpen: () => void;
  readonly onEvent: (event: WireRoomEvent) => void;
  /** The connection ended, for whatever reason. */
  readonly onClose: () => void;
}

/** A client without a page that speaks tRPC over a WebSocket, as docs/PROTOCOL.md describes it. */
export class ProtocolClient {
  readonly #socket: WebSocket;
  #lastId = 0;

  constructor({ uplink, identity, onOpen, onEvent, onClose }: Options) {
    this.#socket = new uplink.WebSocket(url);
    this.#socket.addEventListener('open', () => {
      void createConnectionParams(identity, host).then((data) => {
        this.#write({ method: 'connectionParams', data });
        onOpen();
      });
    });
    this.#socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const frame = DataFrame.safeParse(JSON.parse(String(data))).data;
      const event = frame && parseTrackedRoomEvent(frame.result.data)?.data;
      if (event) onEvent(event);
    });
    this.#socket.addEventListener('close', onClose);
  }

  join(room: RoomName, profile: Profile, lastEventId: EventId | null): void {
    const input = { room, profile, ...(lastEventId !== null && { lastEventId }) };
    this.#request('subscription', 'room.join', input);
  }

  send(input: SendSignalsInput): void {
    this.#request('mutation', 'signal.send', input);
  }

  leave(): void {
    this.#request('mutation', 'room.leave');
  }

  close(): void {
    this.#socket.close(1000);
  }

  #request(method: string, path: string, input?: object): void {
    const params = { path, ...(input && { input }) };
    this.#write({ id: (this.#lastId += 1), method, params });
  }

  #write(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }
}
