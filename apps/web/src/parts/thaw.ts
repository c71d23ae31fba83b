import { createEffect, createMemo, onCleanup, type Accessor } from 'solid-js';

/** What of a media element tells how many pictures it has shown. */
type Screen = Pick<HTMLVideoElement, 'getVideoPlaybackQuality'>;

/** How often is looked whether a picture that has come back moves, in milliseconds, and how many times. */
const looks = { interval: 400, count: 10 } as const;

export interface ThawOptions {
  readonly element: Screen;
  /** Whether pictures arrive that could be shown. */
  readonly arrives: Accessor<boolean>;
  /** Nobody looks at a page in the background, and the browser shows nothing there. */
  readonly isVisible: () => boolean;
  /** Has the element begin anew. */
  readonly restart: () => void;
}

/**
 * Has a video begin anew where pictures come back after a silence and the browser shows none of them.
 * Chromium's player can stand still for good when a connection was silent for some seconds.
 */
export function createThaw({ element, arrives, isVisible, restart }: ThawOptions): void {
  const shown = () => element.getVideoPlaybackQuality().totalVideoFrames;
  const isBack = createMemo(arrives);
  createEffect(() => {
    // What has shown nothing yet is no picture that stands still.
    if (!isBack() || shown() === 0) return;
    let before = shown();
    let left = looks.count;
    const timer = setInterval(() => {
      const now = shown();
      if (now === before && isVisible()) restart();
      before = now;
      left -= 1;
      if (left === 0) clearInterval(timer);
    }, looks.interval);
    onCleanup(() => clearInterval(timer));
  });
}
