import { createSignal, onCleanup, type Accessor } from 'solid-js';

/**
 * The time in milliseconds since 1970, while somebody looks at it.
 *
 * @param interval milliseconds from one look at it to the next
 */
export function createClock(interval: number): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), interval);
  onCleanup(() => clearInterval(timer));
  return now;
}
