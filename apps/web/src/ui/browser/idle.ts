import { onCleanup, onMount } from 'solid-js';

/** How long the call has the line and the processor to itself at first, in milliseconds. */
const startDelayMs = 3_000;

/** Does something as soon as the call leaves time for it, if the component is still there by then. */
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
