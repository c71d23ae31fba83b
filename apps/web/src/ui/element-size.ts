import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const isSameSize = (a: Size, b: Size) => a.width === b.width && a.height === b.height;

/** The size of an element's content box; zero before the first layout. Never forces a layout. */
export function createElementSize(): {
  readonly size: Accessor<Size>;
  readonly ref: (element: Element) => void;
} {
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 }, { equals: isSameSize });
  const observer = new ResizeObserver((entries) => {
    const rect = entries.at(-1)?.contentRect;
    if (rect !== undefined) setSize({ width: rect.width, height: rect.height });
  });
  onCleanup(() => observer.disconnect());
  return { size, ref: (element) => observer.observe(element) };
}
