import { onCleanup, onMount } from 'solid-js';

/** How long the call has the line and the processor to itself at first, in milliseconds. */
const SETTLING = 3_000;

/** Does something as soon as the call leaves time for it, if the component is still there by then. */
export function onceSettled(run: () => void): void {
  const whenIdle = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
    else run();
  };
  onMount(() => {
    const timer = setTimeout(whenIdle, SETTLING);
    onCleanup(() => clearTimeout(timer));
  });
}
