import type { RtpTransceiver } from './webrtc-types.ts';
import type { Direction } from './description.ts';
import { createClosedError } from './operations-chain.ts';
import { FakeReceiver } from './fake-receiver.ts';
import { FakeSender, type SenderContext } from './fake-sender.ts';
import type { Transport } from './transport.ts';

/** What a transceiver needs of its connection. */
export interface TransceiverContext extends SenderContext {
  readonly transport: Transport;
  /** What was wished for has changed: it may have to be negotiated. */
  readonly onDirectionChange: () => void;
  /** A name that no other track has. */
  readonly nextId: () => string;
}

/** What a description may change of a transceiver, and a rollback restores. */
export interface Association {
  readonly mid: string | null;
  readonly currentDirection: Direction | null;
  /** What the other side last offered to receive and send, seen from here, for which `track` was fired. */
  readonly firedDirection: Direction | null;
}

/** What a transceiver has before it is in any description. */
export const noAssociation: Association = {
  mid: null,
  currentDirection: null,
  firedDirection: null,
};

/** RTCRtpTransceiver, webrtc-pc section 5.4. */
export class FakeTransceiver implements RtpTransceiver {
  readonly kind: 'audio' | 'video';
  readonly sender: FakeSender;
  readonly receiver: FakeReceiver;
  readonly #context: TransceiverContext;
  #direction: Direction;
  association: Association = noAssociation;

  constructor(
    kind: 'audio' | 'video',
    context: TransceiverContext,
    init: RTCRtpTransceiverInit & { readonly direction: Direction },
  ) {
    this.kind = kind;
    this.#context = context;
    this.#direction = init.direction;
    this.sender = new FakeSender(kind, context, init);
    this.receiver = new FakeReceiver(this, context.transport, context.nextId());
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
