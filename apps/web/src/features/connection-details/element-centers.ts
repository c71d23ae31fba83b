import { createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import type { Point } from './strip-paths.ts';

interface ElementCenters {
  readonly points: Accessor<readonly Point[]>;
  /** To be filled with the elements, in order. */
  readonly elements: HTMLElement[];
  readonly setContainer: (element: HTMLElement) => void;
}

/** The centres of elements relative to their container, as the container's size changes. */
export function createElementCenters(count: number): ElementCenters {
  const [points, setPoints] = createSignal<readonly Point[]>([]);
  const elements: HTMLElement[] = [];
  let container: HTMLElement | undefined;
  const measure = () => {
    const origin = container?.getBoundingClientRect();
    if (origin === undefined) return;
    const boxes = elements.slice(0, count).map((element) => element.getBoundingClientRect());
    setPoints(
      boxes.map(({ left, top, width, height }) => ({
        x: left + width / 2 - origin.left,
        y: top + height / 2 - origin.top,
      })),
    );
  };
  // The observer reports the first size too. At that moment layout is done, so that measuring is cheap.
  const observer = new ResizeObserver(measure);
  onMount(() => container && observer.observe(container));
  onCleanup(() => observer.disconnect());
  return { points, elements, setContainer: (element) => (container = element) };
}
