import type { JSX } from 'solid-js';
import type { Box } from './layout/box.ts';

/** The style that places an element at a box. */
export const positionStyle = ({ left, top, width, height }: Box): JSX.CSSProperties => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});
