import type { RtpReceiver } from './webrtc-types.ts';
import { canReceive, canSend } from './direction.ts';
import { FakeTrack } from './fake-track.ts';
import type { FakeTransceiver } from './fake-transceiver.ts';
import type { Transport } from './transport.ts';

/** How many frames (of sound: packets) a running source makes in a second. */
export const framesPerSecond = { audio: 50, video: 25 } as const;

/** RTCRtpReceiver, webrtc-pc section 5.3, which counts the frames that reach it. */
export class FakeReceiver implements RtpReceiver {
  readonly track: FakeTrack;
  readonly #transceiver: FakeTransceiver;
  readonly #transport: Transport;
  /** Milliseconds during which frames arrived, up to `since`. */
  #flowed = 0;
  /** When frames began to arrive; null while none do. */
  #since: number | null = null;
  /** When frames last ceased to arrive. */
  #last = 0;

  constructor(transceiver: FakeTransceiver, transport: Transport, id: string) {
    this.track = new FakeTrack(transceiver.kind, id);
    this.#transceiver = transceiver;
    this.#transport = transport;
  }

  /** How many frames have arrived until now. */
  get frameCount(): number {
    const running = this.#since === null ? 0 : this.#transport.tasks.now() - this.#since;
    return Math.floor(((this.#flowed + running) * framesPerSecond[this.#transceiver.kind]) / 1_000);
  }

  /** webrtc-pc section 5.3: the last of what arrived, while it is not older than ten seconds. */
  getSynchronizationSources(): RTCRtpSynchronizationSource[] {
    const now = this.#transport.tasks.now();
    const { frameCount } = this;
    const spacing = 1_000 / framesPerSecond[this.#transceiver.kind];
    const timestamp = this.#since === null ? this.#last : now - (now % spacing);
    if (frameCount === 0 || now - timestamp > 10_000) return [];
    return [{ source: 1, rtpTimestamp: frameCount, timestamp }];
  }

  /** Whether frames arrive now. */
  get isReceiving(): boolean {
    return this.#since !== null;
  }

  /** What this depends on may have changed. */
  update(): void {
    const flows = this.#flows();
    const now = this.#transport.tasks.now();
    if (flows) {
      this.#since ??= now;
    } else if (this.#since !== null) {
      this.#flowed += now - this.#since;
      this.#since = null;
      this.#last = now;
    }
  }

  stop(): void {
    this.update();
    this.track.stop();
  }

  #flows(): boolean {
    const { mid, currentDirection } = this.#transceiver;
    const from = this.#transport.remoteTransceiver(mid);
    return (
      this.track.readyState === 'live' &&
      canReceive(currentDirection) &&
      from !== undefined &&
      canSend(from.currentDirection) &&
      from.sender.isSending &&
      this.#transport.isMediaFlowing &&
      this.#transport.remote?.isMediaFlowing === true
    );
  }
}
