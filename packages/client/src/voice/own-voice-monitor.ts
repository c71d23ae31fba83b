import type { OwnVoiceReport } from '@visavis/machines';
import type { AudioMeter } from './audio-meter.ts';
import { nextVoiceActivity, noVoice } from './voice-activity.ts';

/** Milliseconds between two samples. */
export const ownVoiceIntervalMs = 100;

/**
 * Reports when the user starts and stops to speak, by the levels of a meter, which it owns.
 *
 * @internal
 */
export class OwnVoiceMonitor implements Disposable {
  readonly #meter: AudioMeter;
  readonly #report: (event: OwnVoiceReport) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #activity = noVoice;

  constructor(meter: AudioMeter, report: (event: OwnVoiceReport) => void) {
    this.#meter = meter;
    this.#report = report;
    this.#timer = setInterval(() => this.#sample(), ownVoiceIntervalMs);
  }

  #sample(): void {
    const { isSpeaking } = this.#activity;
    this.#activity = nextVoiceActivity(this.#activity, this.#meter.readLevel(), ownVoiceIntervalMs);
    if (this.#activity.isSpeaking === isSpeaking) return;
    this.#report({ type: isSpeaking ? 'voice.silent' : 'voice.speaking' });
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#meter[Symbol.dispose]();
  }
}
