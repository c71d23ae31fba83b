import type { callMachine, UserAction } from '@visavis/machines';
import type { RoomName } from '@visavis/protocol';
import type { ActorRefFrom, InspectionEvent, Observer } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import type { Streams } from '../tracks/streams.ts';

/** What a call is made with. */
export interface CallOptions {
  /** The server's WebSocket, as `ws://host:port/trpc` or `wss://…`. */
  readonly url: string;
  readonly room: RoomName;
  /** The person's name, 1 to 64 characters; it can still be given with `join`. */
  readonly name: string;
  /** What the runtime has; {@link browserPlatform} in a browser. */
  readonly platform: Platform;
  /** Sees every event of every machine, for an inspector. */
  readonly inspect?: Observer<InspectionEvent>;
}

/** One call: its machine, what it shows, and the way to end it. */
export interface Call extends Disposable {
  /** The call machine's actor. Its children are `signaling`, `media` and a `peer:ID` for everyone else. */
  readonly actor: ActorRefFrom<typeof callMachine>;
  readonly streams: Streams;
  /** Tells the machine what the person does. */
  send(event: UserAction): void;
  /** Leaves the room if it is in one, and lets go of every connection, device and timer. */
  [Symbol.dispose](): void;
}
