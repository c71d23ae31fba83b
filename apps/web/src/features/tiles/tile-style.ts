import type { JSX } from 'solid-js';
import type { Box } from '../stage/layout/box.ts';

/** A tile on another page: the audio of its video goes on, which it would not everywhere without a box. */
const hiddenStyle: JSX.CSSProperties = { width: '1px', height: '1px', visibility: 'hidden' };

/** The style that places a tile at a box, or hides it if there is none. */
export const tileStyle = (box: Box | null): JSX.CSSProperties =>
  box === null
    ? hiddenStyle
    : {
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      };
