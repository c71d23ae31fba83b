import type { AudioMeter } from './audio-meter.ts';

/** At 44,100 samples a second, 93 ms. */
const sampleCount = 4_096;
/** The events that count as user activation in every browser. */
const userActivationEvents = ['pointerdown', 'keydown'] as const;

/**
 * An AnalyserNode of the Web Audio API. getStats would be of no use: it measures a microphone only while a
 * connection sends it.
 *
 * @internal
 */
export function createAudioMeter(track: MediaStreamTrack): AudioMeter {
  // Nobody hears the context, so its latency does not matter, and larger steps need less CPU time.
  const context = new AudioContext({ latencyHint: 'playback' });
  const analyser = context.createAnalyser();
  analyser.fftSize = sampleCount;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  // Without user activation, the browser starts the context suspended.
  const disposal = new AbortController();
  const options = { signal: disposal.signal };
  for (const type of userActivationEvents) {
    document.addEventListener(type, () => void context.resume(), options);
  }
  const samples = new Float32Array(sampleCount);
  return {
    readLevel() {
      analyser.getFloatTimeDomainData(samples);
      let sum = 0;
      for (const sample of samples) sum += sample * sample;
      return Math.sqrt(sum / sampleCount);
    },
    [Symbol.dispose]() {
      disposal.abort();
      void context.close();
    },
  };
}
