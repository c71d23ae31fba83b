import type { FlowState } from '@visavis/machines';
import type { Ticker } from './ticker.ts';

/** The part of an RTCRtpReceiver that tells when its last packet was played. */
type PacketSource = Pick<RTCRtpReceiver, 'getSynchronizationSources'>;

/** What a {@link MediaFlowMonitor} observes, and where it reports. */
export interface MediaFlowMonitorOptions {
  /** Ticks every {@link pollIntervalMs}. */
  readonly ticker: Pick<Ticker, 'add'>;
  /** All receivers of the connection, for audio and video. */
  readonly receivers: () => readonly PacketSource[];
  /** The receiver of the camera's video. */
  readonly videoReceiver: () => PacketSource | null;
  /** The number of bytes that the connection has received in total. Must not reject. */
  readonly bytesReceived: () => Promise<number>;
  readonly report: (state: FlowState, before: FlowState) => void;
}

/** Milliseconds between two polls. Audio arrives in 50 packets a second. */
export const pollIntervalMs = 100;
/** How many polls are one sample: a camera may send as few as five frames a second. */
export const pollsPerSample = 2;
/** After this many consecutive samples with new packets, the flow is called steady. */
const steadySampleCount = 5;
/**
 * How many consecutive polls without new packets are a stall. A flow that was never steady gets more, such
 * as video only on an overloaded machine. Polls are counted instead of time, so that a page that was
 * suspended does not take what it has not polled for missing.
 */
const stallPollCount = { steady: 5, intermittent: 30 } as const;
/**
 * Video is back after this many consecutive samples with new frames: the first frame after a stall is often
 * followed by some that cannot be decoded.
 */
const resumedVideoSampleCount = 2;
/** After this many consecutive samples with other packets only, video is missing. */
const missingVideoSampleCount = 7;

/**
 * Monitors whether audio and video arrive. It polls the time of the last packet of each receiver
 * (getSynchronizationSources, webrtc-pc section 5.3), which is much cheaper than getStats. An overloaded
 * machine plays nothing although packets arrive, so a stall is only reported after the byte counter of the
 * connection has confirmed it.
 */
export class MediaFlowMonitor implements Disposable {
  readonly #options: MediaFlowMonitorOptions;
  #stop: (() => void) | null = null;
  #state: FlowState = 'stalled';
  readonly #allProgress = new PacketProgress();
  readonly #videoProgress = new PacketProgress();
  /** Polls in the current sample, and whether any of them found new packets. */
  #polls = 0;
  #hasNewPackets = false;
  /** Consecutive samples with new packets, and consecutive polls without. */
  #samplesWithPackets = 0;
  #pollsWithoutPackets = 0;
  /** True from when the flow became steady until a stall. */
  #isSteady = false;
  /** The byte counter one poll before the stall would be reported. */
  #bytesBeforeStall: Promise<number> | null = null;
  /** Consecutive samples with new video, and with other packets only. */
  #samplesWithVideo = 0;
  #samplesWithoutVideo = 0;
  /** Whether video has ever been steady. */
  #hasHadVideo = false;

  constructor(options: MediaFlowMonitorOptions) {
    this.#options = options;
  }

  /** Starts or stops polling. While stopped, the last state stands. */
  run(isRunning: boolean): void {
    if (isRunning === (this.#stop !== null)) return;
    this.#stop?.();
    this.#stop = isRunning ? this.#options.ticker.add(() => this.#poll()) : null;
    this.#polls = 0;
    this.#hasNewPackets = false;
    this.#samplesWithPackets = 0;
    this.#pollsWithoutPackets = 0;
    this.#bytesBeforeStall = null;
    this.#samplesWithVideo = 0;
    this.#samplesWithoutVideo = 0;
  }

  #poll(): void {
    const isNew = this.#allProgress.advance(this.#options.receivers());
    if (isNew) this.#bytesBeforeStall = null;
    this.#pollsWithoutPackets = isNew ? 0 : this.#pollsWithoutPackets + 1;
    this.#hasNewPackets ||= isNew;
    this.#polls += 1;
    if (this.#polls === pollsPerSample) this.#completeSample();
    const stallPolls = this.#isSteady ? stallPollCount.steady : stallPollCount.intermittent;
    if (this.#pollsWithoutPackets === stallPolls - 1) {
      this.#bytesBeforeStall = this.#options.bytesReceived();
    } else if (this.#pollsWithoutPackets === stallPolls && this.#bytesBeforeStall !== null) {
      void this.#confirmStall(this.#bytesBeforeStall);
    }
  }

  #completeSample(): void {
    const isNew = this.#hasNewPackets;
    this.#polls = 0;
    this.#hasNewPackets = false;
    this.#samplesWithPackets = isNew ? this.#samplesWithPackets + 1 : 0;
    if (this.#samplesWithPackets >= steadySampleCount) this.#isSteady = true;
    this.#sampleVideo(isNew);
    if (isNew) this.#setState(this.#hasVideo() ? 'receiving' : 'audioOnly');
  }

  async #confirmStall(bytesBefore: Promise<number>): Promise<void> {
    const [before, now] = await Promise.all([bytesBefore, this.#options.bytesReceived()]);
    // New packets have arrived meanwhile, or the monitor was stopped.
    if (this.#bytesBeforeStall !== bytesBefore) return;
    this.#bytesBeforeStall = null;
    if (now > before) {
      this.#pollsWithoutPackets = 0;
      return;
    }
    this.#setState('stalled');
    this.#isSteady = false;
  }

  #sampleVideo(hasNewPackets: boolean): void {
    const receiver = this.#options.videoReceiver();
    const isNew = this.#videoProgress.advance(receiver === null ? [] : [receiver]);
    this.#samplesWithVideo = isNew ? this.#samplesWithVideo + 1 : 0;
    if (this.#samplesWithVideo >= steadySampleCount) this.#hasHadVideo = true;
    if (isNew) this.#samplesWithoutVideo = 0;
    else if (hasNewPackets) this.#samplesWithoutVideo += 1;
  }

  /** Whether video arrives. The monitor does not know whether the peer sends any. */
  #hasVideo(): boolean {
    if (this.#state === 'receiving') return this.#samplesWithoutVideo < missingVideoSampleCount;
    return this.#samplesWithVideo >= (this.#hasHadVideo ? resumedVideoSampleCount : 1);
  }

  #setState(state: FlowState): void {
    if (state === this.#state) return;
    const before = this.#state;
    this.#state = state;
    this.#options.report(state, before);
  }

  [Symbol.dispose](): void {
    this.run(false);
  }
}

/** The time of the last packet that some receivers have played. */
class PacketProgress {
  #latest = 0;

  /**
   * Returns whether newer packets have been played since the last call. Each receiver that is asked makes the page
   * wait for a thread that decodes and negotiates, so the first one with newer packets is the last one asked.
   */
  advance(sources: readonly PacketSource[]): boolean {
    const before = this.#latest;
    // Runs ten times a second for every connection, so it allocates nothing.
    for (const source of sources) {
      for (const { timestamp } of source.getSynchronizationSources()) {
        if (timestamp > this.#latest) this.#latest = timestamp;
      }
      if (this.#latest > before) return true;
    }
    return false;
  }
}
