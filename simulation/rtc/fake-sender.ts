import type { RtpSender } from './webrtc-types.ts';
import { createClosedError, type OperationsChain } from './operations-chain.ts';
import { FakeTrack } from './fake-track.ts';

/** What a sender needs of its connection. */
export interface SenderContext {
  readonly chain: OperationsChain;
  readonly isClosed: () => boolean;
  /** What is sent may have begun or ceased. */
  readonly onMediaChange: () => void;
}

/** RTCRtpSender, webrtc-pc section 5.2. */
export class FakeSender implements RtpSender {
  readonly #kind: 'audio' | 'video';
  readonly #context: SenderContext;
  #track: MediaStreamTrack | null = null;
  #unwatch: () => void = () => {};
  #encodings: readonly RTCRtpEncodingParameters[];
  /** The transaction of the last parameters that were given out; null once they are used. */
  #transaction: string | null = null;
  #transactions = 0;

  constructor(kind: 'audio' | 'video', context: SenderContext, init: RTCRtpTransceiverInit) {
    this.#kind = kind;
    this.#context = context;
    const scale = kind === 'video' ? { scaleResolutionDownBy: 1 } : {};
    this.#encodings = init.sendEncodings ?? [{ active: true, ...scale }];
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Whether there is something to send. */
  get isSending(): boolean {
    return this.#track?.readyState === 'live' && this.#encodings[0]?.active !== false;
  }

  async replaceTrack(withTrack: MediaStreamTrack | null): Promise<void> {
    if (withTrack !== null && withTrack.kind !== this.#kind) {
      throw new TypeError('Track kind does not match Sender kind');
    }
    await this.#context.chain.chain(() => () => this.setTrack(withTrack));
  }

  /** Takes a track without further ado. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#unwatch();
    this.#track = track;
    this.#unwatch =
      track instanceof FakeTrack ? track.whenEnded(this.#context.onMediaChange) : () => {};
    this.#context.onMediaChange();
  }

  getParameters(): RTCRtpSendParameters {
    this.#transaction ??= `${(this.#transactions += 1)}`;
    return {
      transactionId: this.#transaction,
      encodings: this.#encodings.map((encoding) => ({ ...encoding })),
      codecs: [],
      headerExtensions: [],
      rtcp: {},
    };
  }

  /** webrtc-pc section 5.2, setParameters. */
  async setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    if (this.#context.isClosed()) throw createClosedError();
    const transaction = this.#transaction;
    if (transaction === null) {
      throw new DOMException('getParameters() needs to be called first.', 'InvalidStateError');
    }
    const { transactionId, encodings } = parameters;
    if (transactionId !== transaction || encodings.length !== this.#encodings.length) {
      throw new DOMException('Read-only field modified.', 'InvalidModificationError');
    }
    if (encodings.some(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy < 1)) {
      throw new RangeError('scaleResolutionDownBy must be >= 1.0');
    }
    this.#transaction = null;
    this.#encodings = encodings.map((encoding) => ({ ...encoding }));
    this.#context.onMediaChange();
  }

  stop(): void {
    this.#unwatch();
  }
}
