/** The levels that count as silent and as loud, in dBFS. */
const silentDecibels = -60;
const loudDecibels = -10;

/**
 * The loudness of audio samples, from 0 for silence to 1 for loud speech, on a logarithmic scale.
 *
 * @param samples amplitudes from -1 to 1
 */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length));
  return Math.min(1, Math.max(0, (decibels - silentDecibels) / (loudDecibels - silentDecibels)));
}
