import { onCleanup, onMount } from 'solid-js';

/** For this long the network and the processor are left to the call. */
const startDelayMs = 3_000;

/** Runs something once the browser is idle, unless the component has been removed by then. */
export function onceIdle(run: () => void): void {
  const whenIdle = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
    else run();
  };
  onMount(() => {
    const timer = setTimeout(whenIdle, startDelayMs);
    onCleanup(() => clearTimeout(timer));
  });
}
