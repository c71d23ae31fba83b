import { createEffect, createMemo, onCleanup, type Accessor } from 'solid-js';

/** What of a media element tells how many pictures it has shown. */
type FrameCounter = Pick<HTMLVideoElement, 'getVideoPlaybackQuality'>;

/** How often is looked whether a picture that has come moves, in milliseconds, and how many times. */
const checks = { intervalMs: 400, count: 20 } as const;
/** So many looks in a row find nothing new of a picture that stands still; a first one is given longer. */
const stalledChecks = { again: 1, first: 4 } as const;

export interface StalledVideoOptions {
  readonly element: FrameCounter;
  /** Whether pictures arrive that could be shown. */
  readonly isReceiving: Accessor<boolean>;
  /** Nobody looks at a page in the background, and the browser shows nothing there. */
  readonly isVisible: () => boolean;
  /** Has the element begin anew. */
  readonly restart: () => void;
}

/**
 * Has a video begin anew where pictures come, mostly back after a silence, and the browser shows none of
 * them. Chromium's player can stand still for good when a connection was silent for some seconds.
 */
export function restartStalledVideo({
  element,
  isReceiving,
  isVisible,
  restart,
}: StalledVideoOptions): void {
  const shown = () => element.getVideoPlaybackQuality().totalVideoFrames;
  const isArriving = createMemo(isReceiving);
  let wasShown = false;
  createEffect(() => {
    if (!isArriving()) return;
    let before = shown();
    let still = 0;
    let left = checks.count;
    const timer = setInterval(() => {
      const now = shown();
      still = now === before && isVisible() ? still + 1 : 0;
      wasShown ||= now > 0;
      if (still >= (wasShown ? stalledChecks.again : stalledChecks.first)) {
        restart();
        still = 0;
      }
      before = now;
      left -= 1;
      if (left === 0) clearInterval(timer);
    }, checks.intervalMs);
    onCleanup(() => clearInterval(timer));
  });
}
