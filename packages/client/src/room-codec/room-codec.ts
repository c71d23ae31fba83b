import type { JoinRequest } from '@visavis/machines';
import type {
  JoinInput,
  PeekInput,
  PeerId,
  Profile,
  RoomEvent,
  RoomName,
  SignalBatch,
  WireProfile,
  WireRoomEvent,
  WireSignalBatch,
} from '@visavis/protocol';

/** A value that may be there already. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** The form in which the contents of a room travel over the server. */
export interface RoomCodec {
  encodeJoin(request: JoinRequest): MaybePromise<Omit<JoinInput, 'lastEventId'>>;
  encodePeek(room: RoomName): MaybePromise<PeekInput>;
  encodeProfile(profile: Profile): MaybePromise<WireProfile>;
  encodeBatch(to: PeerId, batch: SignalBatch): MaybePromise<WireSignalBatch>;
  /**
   * Decodes an event, without what this page cannot accept. Null if nothing remains; events that are of no use to the
   * page count nevertheless. What does not need time is not a promise.
   *
   * @throws {Refusal} `link-changed`
   */
  decode(event: WireRoomEvent): MaybePromise<RoomEvent | null>;
  /**
   * Whether the server may refuse this page only because it has not received the new link yet, which the other members
   * have. Then it is worth trying again.
   */
  expectsLink(): boolean;
  /** The page has joined, or is back. */
  handleJoined(): void;
}

/** Uses a value at once if it is there, and otherwise when it comes. */
export function whenReady<Value>(
  value: MaybePromise<Value>,
  use: (value: Value) => void,
): Promise<void> | undefined {
  if (value instanceof Promise) return value.then(use);
  use(value);
  return undefined;
}
