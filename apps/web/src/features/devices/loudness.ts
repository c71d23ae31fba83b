/** What counts as silence and as loud, in decibels of full scale. */
const silentDecibels = -60;
const loudDecibels = -10;

/**
 * How loud a stretch of sound is, from 0 for silence to 1 for loud speech, evenly to the ear.
 *
 * @param samples amplitudes from -1 to 1
 */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length));
  return Math.min(1, Math.max(0, (decibels - silentDecibels) / (loudDecibels - silentDecibels)));
}
