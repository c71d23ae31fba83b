import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { Size } from './layout/box.ts';

/** From the last change of the size until tiles move smoothly again, in milliseconds. */
const settleMs = 250;

/** Whether tiles move smoothly to their new places: not while the stage changes its size, which they follow at once. */
export function createMoving(size: Accessor<Size>): Accessor<boolean> {
  const [isMoving, setMoving] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(size, () => {
      setMoving(false);
      clearTimeout(timer);
      timer = setTimeout(() => setMoving(true), settleMs);
    }),
  );
  onCleanup(() => clearTimeout(timer));
  return isMoving;
}
