import type { callMachine, UserAction } from '@visavis/machines';
import type { PeerId, RoomName, RoomSecret } from '@visavis/protocol';
import type { ActorRefFrom, InspectionEvent, Observer } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import type { PrivateRoom } from '../private-room/open-private-room.ts';
import type { Streams } from '../tracks/streams.ts';

/**
 * The options of {@link createCall}.
 *
 * @example
 * const options: CallOptions = { url, room, privateRoom: null, name: 'Ana', platform: browserPlatform() };
 * @public
 */
export interface CallOptions {
  /** The WebSocket URL of the server: `ws://host:port/trpc` or `wss://…`. */
  readonly url: string;
  readonly room: RoomName;
  /** What {@link openPrivateRoom} has of a private room; null for an open one. It must not reject. */
  readonly privateRoom: Promise<PrivateRoom> | null;
  /** The user's name, 1 to 64 characters. It can also be given with `join`. */
  readonly name: string;
  /** The runtime; {@link browserPlatform} in a browser. */
  readonly platform: Platform;
  /**
   * Whether the microphone is measured while it is muted, so that the page can tell a user who speaks; true by
   * default. The levels stay in the page.
   */
  readonly isListeningWhileMuted?: boolean;
  /** Receives the secret of the new link of a private room, in the page that changes it and in those of the others. */
  readonly onLink?: (secret: RoomSecret) => void;
  /** Receives every inspection event of every machine. */
  readonly inspect?: Observer<InspectionEvent>;
}

/**
 * One call: its machine, its media streams, and its disposal.
 *
 * @example
 * call.actor.subscribe(({ value }) => console.log(value));
 * video.srcObject = call.streams.getLocal('camera');
 * @public
 */
export interface Call extends Disposable {
  /** The actor of the call machine. Its children are `signaling`, `media` and a `peer:ID` per other member. */
  readonly actor: ActorRefFrom<typeof callMachine>;
  readonly streams: Streams;
  /**
   * Gives what changes the link of the room: the old one lets nobody in any more, and the members receive the new one.
   * It resolves when the server knows. Null unless this browser has created the room.
   */
  getLinkChange(): Promise<(() => Promise<void>) | null>;
  /**
   * Makes a member a host, as far as the role of this member permits it. In private rooms only the owner can, because a
   * host needs a statement of the owner.
   */
  makeHost(member: PeerId): Promise<void>;
  /** Sends a user action to the machine. */
  send(event: UserAction): void;
  /** Leaves the room, if the call is in one, and releases all connections, devices and timers. */
  [Symbol.dispose](): void;
}
