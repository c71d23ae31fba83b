import type { Measurements, Platform } from '../platform/platform.ts';

/** For this long, the network and the processor are left to the first picture. */
const startDelayMs = 2_000;

/**
 * Starts to listen after a moment, once what listens is loaded. If it cannot be loaded or started, nothing is heard.
 *
 * @returns a function that stops it
 */
export function listen(
  { loadMeasurements }: Pick<Platform, 'loadMeasurements'>,
  start: (measurements: Measurements) => Disposable | null,
): () => void {
  let isStopped = false;
  let listener: Disposable | null = null;
  const load = async () => {
    const measurements = await loadMeasurements();
    if (!isStopped) listener = start(measurements);
  };
  const timer = setTimeout(() => {
    load().catch(() => {});
  }, startDelayMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    listener?.[Symbol.dispose]();
  };
}
