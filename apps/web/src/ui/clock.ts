import { createSignal, onCleanup, type Accessor } from 'solid-js';

/**
 * The current time in milliseconds since 1970, until the component is removed.
 *
 * @param intervalMs how often it is updated
 */
export function createClock(intervalMs: number): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), intervalMs);
  onCleanup(() => clearInterval(timer));
  return now;
}
