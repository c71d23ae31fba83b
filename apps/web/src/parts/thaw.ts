import type { ConnectionStats } from '@visavis/client';
import { createEffect, type Accessor } from 'solid-js';

/** What of a media element tells how many pictures it has shown. */
type Screen = Pick<HTMLVideoElement, 'getVideoPlaybackQuality'>;

/** So many looks in a row at a picture that stands still are no accident; the looks are two seconds apart. */
const patience = 2;

export interface ThawOptions {
  readonly element: Screen;
  /** The last look at the connection that the picture comes by. */
  readonly stats: Accessor<Pick<ConnectionStats, 'framesPerSecond'> | null>;
  /** Nobody looks at a page in the background, and the browser shows nothing there. */
  readonly isVisible: () => boolean;
  /** Has the element begin anew. */
  readonly restart: () => void;
}

/**
 * Has a video begin anew where the browser decodes pictures and shows none of them. Chromium's player can
 * stand still for good when a connection comes back after some seconds of silence.
 */
export function createThaw({ element, stats, isVisible, restart }: ThawOptions): void {
  let shown = 0;
  let still = 0;
  createEffect(() => {
    const arrives = (stats()?.framesPerSecond ?? 0) > 0;
    const { totalVideoFrames } = element.getVideoPlaybackQuality();
    still = arrives && isVisible() && totalVideoFrames === shown ? still + 1 : 0;
    shown = totalVideoFrames;
    if (still < patience) return;
    still = 0;
    restart();
  });
}
