import type { VoiceState } from '@visavis/machines';
import { pollIntervalMs } from '../peer-connection/media-flow-monitor.ts';
import type { Ticker } from '../peer-connection/ticker.ts';
import { levelBetween, readAudioEnergy, type AudioEnergy } from './audio-energy.ts';
import { nextVoiceActivity, noVoice } from './voice-activity.ts';

/** What a {@link PeerVoiceMonitor} listens to, and where it reports. */
export interface PeerVoiceMonitorOptions {
  /** Ticks every {@link pollIntervalMs}. */
  readonly ticker: Pick<Ticker, 'add'>;
  /** The receiver of the microphone's audio. */
  readonly receiver: () => Pick<RTCRtpReceiver, 'getSynchronizationSources'> | null;
  /** The statistics of the connection, for browsers whose receivers give no levels. */
  readonly getStats: () => Promise<RTCStatsReport>;
  /** Called when the peer starts or stops to speak. */
  readonly report: (state: VoiceState) => void;
}

/**
 * The highest level that says nothing: Safari gives 0.000001 for all audio (jitsi/lib-jitsi-meet, pull request
 * 1540), and -127 dBov, the level of digital silence (RFC 6464 section 3), is 0.0000004.
 */
const maxMeaninglessLevel = 0.00001;

/** How many polls are one sample of the energy: getStats takes 60 times as long as a poll. */
const pollsPerEnergySample = 4;

/**
 * Monitors whether a peer speaks. The level is that of the last packet that was played
 * (getSynchronizationSources, webrtc-pc section 5.3), which costs no more than a function call. Without a new
 * packet it is silent: a muted microphone sends none. Until a receiver has given a level that means something,
 * the level is taken from getStats.
 *
 * @internal
 */
export class PeerVoiceMonitor implements Disposable {
  readonly #options: PeerVoiceMonitorOptions;
  readonly #stop: () => void;
  #isDisposed = false;
  #activity = noVoice;
  /** When the last packet was played. */
  #timestamp = 0;
  #hasLevels = false;
  #polls = 0;
  #energy: AudioEnergy | null = null;

  constructor(options: PeerVoiceMonitorOptions) {
    this.#options = options;
    this.#stop = options.ticker.add(() => this.#poll());
  }

  #poll(): void {
    // The newest source comes first.
    const [source] = this.#options.receiver()?.getSynchronizationSources() ?? [];
    if (source === undefined || source.timestamp <= this.#timestamp) {
      this.#addSample(0, pollIntervalMs);
      return;
    }
    this.#timestamp = source.timestamp;
    const { audioLevel = 0 } = source;
    this.#hasLevels ||= audioLevel > maxMeaninglessLevel;
    if (this.#hasLevels) {
      this.#addSample(audioLevel, pollIntervalMs);
      return;
    }
    this.#polls += 1;
    if (this.#polls % pollsPerEnergySample === 0) void this.#sampleEnergy();
  }

  async #sampleEnergy(): Promise<void> {
    // A connection that is being closed has no statistics.
    const now = await this.#options.getStats().then(readAudioEnergy, () => null);
    // It was stopped meanwhile, or the receiver gives levels by now.
    if (this.#isDisposed || this.#hasLevels) return;
    const before = this.#energy;
    this.#energy = now;
    if (before === null || now === null) return;
    this.#addSample(levelBetween(before, now), pollsPerEnergySample * pollIntervalMs);
  }

  #addSample(level: number, sampleMs: number): void {
    this.#setActivity(nextVoiceActivity(this.#activity, level, sampleMs));
  }

  #setActivity(activity: typeof noVoice): void {
    const { isSpeaking } = this.#activity;
    this.#activity = activity;
    if (activity.isSpeaking !== isSpeaking) {
      this.#options.report(activity.isSpeaking ? 'speaking' : 'silent');
    }
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#stop();
  }
}
