import type { Direction } from './direction.ts';
import { FakeReceiver } from './fake-receiver.ts';
import { FakeSender, type SenderContext } from './fake-sender.ts';
import type { MediaKind } from './model.ts';
import { createClosedError } from './operations-chain.ts';
import type { LocalTransport } from './local-transport.ts';
import type { TransceiverEndpoint } from './transport-endpoint.ts';
import type { RtpTransceiver } from './webrtc-types.ts';

/** What a transceiver needs from its connection. */
export interface TransceiverContext extends SenderContext {
  readonly transport: LocalTransport;
  /** Called when the requested direction changes, which may require a negotiation. */
  readonly onDirectionChange: () => void;
  /** Returns an unused track id. */
  readonly nextTrackId: () => string;
}

/** The state that descriptions set and a rollback restores. */
export interface Association {
  readonly mid: string | null;
  readonly currentDirection: Direction | null;
  /** The direction that the last remote description gave this side, for which `track` was fired. */
  readonly firedDirection: Direction | null;
}

/** The association of a transceiver that is in no description. */
export const noAssociation: Association = {
  mid: null,
  currentDirection: null,
  firedDirection: null,
};

/** RTCRtpTransceiver (webrtc-pc section 5.4). */
export class FakeTransceiver implements RtpTransceiver, TransceiverEndpoint {
  readonly kind: MediaKind;
  readonly sender: FakeSender;
  readonly receiver: FakeReceiver;
  readonly #context: TransceiverContext;
  #direction: Direction;
  association: Association = noAssociation;

  constructor(
    kind: MediaKind,
    context: TransceiverContext,
    init: RTCRtpTransceiverInit & { readonly direction: Direction },
  ) {
    this.kind = kind;
    this.#context = context;
    this.#direction = init.direction;
    this.sender = new FakeSender(kind, context, init);
    this.receiver = new FakeReceiver(this, context.transport, context.nextTrackId());
  }

  get mid(): string | null {
    return this.association.mid;
  }

  get currentDirection(): Direction | null {
    return this.association.currentDirection;
  }

  get direction(): Direction {
    return this.#direction;
  }

  set direction(direction: RTCRtpTransceiverDirection) {
    if (this.#context.isClosed()) throw createClosedError();
    if (direction === 'stopped') throw new TypeError("The direction cannot be set to 'stopped'.");
    if (direction === this.#direction) return;
    this.#direction = direction;
    this.#context.onDirectionChange();
  }

  stop(): void {
    this.sender.stop();
    this.receiver.stop();
  }
}
