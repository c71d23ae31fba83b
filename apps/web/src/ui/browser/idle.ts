import { onCleanup, onMount } from 'solid-js';

/** For this long the network and the processor are left to the call. */
const startDelayMs = 3_000;
/** After this time it runs although the browser is busy, as on a slow device in a large call. */
const idleTimeoutMs = 5_000;

/**
 * Runs something once the browser is idle, or has been busy for a while.
 *
 * @returns a function that prevents it, if it is called in the first seconds
 */
export function whenIdle(run: () => void): () => void {
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: idleTimeoutMs });
    else run();
  }, startDelayMs);
  return () => clearTimeout(timer);
}

/** Runs something once the browser is idle, unless the component has been removed by then. */
export function onceIdle(run: () => void): void {
  onMount(() => onCleanup(whenIdle(run)));
}
