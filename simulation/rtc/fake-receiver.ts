import { canReceive, canSend } from './direction.ts';
import { FakeTrack } from './fake-track.ts';
import type { LocalTransport } from './local-transport.ts';
import type { TransceiverEndpoint } from './transport-endpoint.ts';
import type { RtpReceiver } from './webrtc-types.ts';

/** How many frames (for audio: packets) a live track produces per second. */
export const framesPerSecond = { audio: 50, video: 25 } as const;

/** Synchronization sources are reported for this long after their last frame (webrtc-pc section 5.3). */
const maxSourceAgeMs = 10_000;

/** RTCRtpReceiver (webrtc-pc section 5.3). It counts the frames that arrive. */
export class FakeReceiver implements RtpReceiver {
  readonly track: FakeTrack;
  readonly #transceiver: Pick<TransceiverEndpoint, 'kind' | 'mid' | 'currentDirection'>;
  readonly #transport: LocalTransport;
  /** How long frames arrived in total, up to `#receivingSinceMs`. */
  #receivedMs = 0;
  /** When frames started to arrive; null while none arrive. */
  #receivingSinceMs: number | null = null;
  /** When frames last stopped arriving. */
  #lastFrameMs = 0;

  constructor(
    transceiver: Pick<TransceiverEndpoint, 'kind' | 'mid' | 'currentDirection'>,
    transport: LocalTransport,
    id: string,
  ) {
    this.track = new FakeTrack(transceiver.kind, id);
    this.#transceiver = transceiver;
    this.#transport = transport;
  }

  /** How many frames have arrived so far. */
  get frameCount(): number {
    const currentMs =
      this.#receivingSinceMs === null ? 0 : this.#transport.tasks.now() - this.#receivingSinceMs;
    return Math.floor(
      ((this.#receivedMs + currentMs) * framesPerSecond[this.#transceiver.kind]) / 1_000,
    );
  }

  getSynchronizationSources(): RTCRtpSynchronizationSource[] {
    const now = this.#transport.tasks.now();
    const { frameCount } = this;
    const frameIntervalMs = 1_000 / framesPerSecond[this.#transceiver.kind];
    const timestamp =
      this.#receivingSinceMs === null ? this.#lastFrameMs : now - (now % frameIntervalMs);
    if (frameCount === 0 || now - timestamp > maxSourceAgeMs) return [];
    const source = { source: 1, rtpTimestamp: frameCount, timestamp };
    return [
      this.#transceiver.kind === 'audio' ? { ...source, audioLevel: this.#audioLevel } : source,
    ];
  }

  /** How loud the last packet is. Those that arrived before a pause are not remembered. */
  get #audioLevel(): number {
    if (this.#receivingSinceMs === null) return 0;
    return this.#transport.remoteTransceiver(this.#transceiver.mid)?.sender.audioLevel ?? 0;
  }

  /** Whether frames are arriving. */
  get isReceiving(): boolean {
    return this.#receivingSinceMs !== null;
  }

  /** Evaluates again whether frames arrive. */
  update(): void {
    const canReceiveFrames = this.#canReceiveFrames();
    const now = this.#transport.tasks.now();
    if (canReceiveFrames) {
      this.#receivingSinceMs ??= now;
    } else if (this.#receivingSinceMs !== null) {
      this.#receivedMs += now - this.#receivingSinceMs;
      this.#receivingSinceMs = null;
      this.#lastFrameMs = now;
    }
  }

  stop(): void {
    this.update();
    this.track.stop();
  }

  #canReceiveFrames(): boolean {
    const { mid, currentDirection } = this.#transceiver;
    const remote = this.#transport.remoteTransceiver(mid);
    return (
      this.track.readyState === 'live' &&
      canReceive(currentDirection) &&
      remote !== undefined &&
      canSend(remote.currentDirection) &&
      remote.sender.isSending &&
      this.#transport.isMediaFlowing &&
      this.#transport.remote?.isMediaFlowing === true
    );
  }
}
