import type { JSX } from 'solid-js';
import type { Box } from './layout/box.ts';

/** The style that puts an element where a box says. */
export const positionStyle = ({ left, top, width, height }: Box): JSX.CSSProperties => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});
