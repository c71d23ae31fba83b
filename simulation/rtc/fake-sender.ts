import { FakeTrack } from './fake-track.ts';
import type { MediaKind } from './model.ts';
import { createClosedError, type OperationsChain } from './operations-chain.ts';
import type { RtpSender } from './webrtc-types.ts';

/** What a sender needs from its connection. */
export interface SenderContext {
  readonly chain: OperationsChain;
  readonly isClosed: () => boolean;
  /** Called when sending may have started or stopped. */
  readonly onMediaChange: () => void;
}

/** RTCRtpSender (webrtc-pc section 5.2). */
export class FakeSender implements RtpSender {
  readonly #kind: MediaKind;
  readonly #context: SenderContext;
  #track: MediaStreamTrack | null = null;
  #removeEndListener: () => void = () => {};
  #encodings: readonly RTCRtpEncodingParameters[];
  /** The id of the last parameters that `getParameters` returned; null once `setParameters` used them. */
  #transactionId: string | null = null;
  #transactionCount = 0;

  constructor(kind: MediaKind, context: SenderContext, init: RTCRtpTransceiverInit) {
    this.#kind = kind;
    this.#context = context;
    const scale = kind === 'video' ? { scaleResolutionDownBy: 1 } : {};
    this.#encodings = init.sendEncodings ?? [{ active: true, ...scale }];
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Whether there is a live track to send. */
  get isSending(): boolean {
    return this.#track?.readyState === 'live' && this.#encodings[0]?.active !== false;
  }

  /** How loud the sent audio is, from 0 to 1. */
  get audioLevel(): number {
    const track = this.#track;
    return track instanceof FakeTrack && track.enabled ? track.audioLevel : 0;
  }

  async replaceTrack(withTrack: MediaStreamTrack | null): Promise<void> {
    if (withTrack !== null && withTrack.kind !== this.#kind) {
      throw new TypeError('Track kind does not match Sender kind');
    }
    await this.#context.chain.chain(() => () => this.setTrack(withTrack));
  }

  /** Sets the track at once. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#removeEndListener();
    this.#track = track;
    this.#removeEndListener =
      track instanceof FakeTrack ? track.whenEnded(this.#context.onMediaChange) : () => {};
    this.#context.onMediaChange();
  }

  getParameters(): RTCRtpSendParameters {
    this.#transactionId ??= `${(this.#transactionCount += 1)}`;
    return {
      transactionId: this.#transactionId,
      encodings: this.#encodings.map((encoding) => ({ ...encoding })),
      codecs: [],
      headerExtensions: [],
      rtcp: {},
    };
  }

  async setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    if (this.#context.isClosed()) throw createClosedError();
    const expectedId = this.#transactionId;
    if (expectedId === null) {
      throw new DOMException('getParameters() needs to be called first.', 'InvalidStateError');
    }
    const { transactionId, encodings } = parameters;
    if (transactionId !== expectedId || encodings.length !== this.#encodings.length) {
      throw new DOMException('Read-only field modified.', 'InvalidModificationError');
    }
    if (encodings.some(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy < 1)) {
      throw new RangeError('scaleResolutionDownBy must be >= 1.0');
    }
    this.#transactionId = null;
    this.#encodings = encodings.map((encoding) => ({ ...encoding }));
    this.#context.onMediaChange();
  }

  stop(): void {
    this.#removeEndListener();
  }
}
