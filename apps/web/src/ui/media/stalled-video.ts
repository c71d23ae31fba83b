import { createEffect, createMemo, onCleanup, type Accessor } from 'solid-js';

/** The part of a video element that counts its frames. */
type FrameCounter = Pick<HTMLVideoElement, 'getVideoPlaybackQuality'>;

/** How often and how many times the frame counter is checked once media arrive. */
const checks = { intervalMs: 400, count: 20 } as const;
/** How many checks in a row without a new frame count as stalled; the first frame may take longer. */
const stalledChecks = { again: 1, first: 4 } as const;

export interface StalledVideoOptions {
  readonly element: FrameCounter;
  /** Whether video arrives. */
  readonly isReceiving: Accessor<boolean>;
  /** Whether the page is visible: browsers render no frames in a hidden page. */
  readonly isVisible: () => boolean;
  /** Reassigns the stream to the element. */
  readonly restart: () => void;
}

/**
 * Restarts a video element if video arrives and the browser renders no frames. Chromium's player can stall for
 * good after nothing has arrived for some seconds.
 */
export function restartStalledVideo({
  element,
  isReceiving,
  isVisible,
  restart,
}: StalledVideoOptions): void {
  const renderedFrames = () => element.getVideoPlaybackQuality().totalVideoFrames;
  const isArriving = createMemo(isReceiving);
  let hasRendered = false;
  createEffect(() => {
    if (!isArriving()) return;
    let previous = renderedFrames();
    let stalled = 0;
    let remaining = checks.count;
    const timer = setInterval(() => {
      const current = renderedFrames();
      stalled = current === previous && isVisible() ? stalled + 1 : 0;
      hasRendered ||= current > 0;
      if (stalled >= (hasRendered ? stalledChecks.again : stalledChecks.first)) {
        restart();
        stalled = 0;
      }
      previous = current;
      remaining -= 1;
      if (remaining === 0) clearInterval(timer);
    }, checks.intervalMs);
    onCleanup(() => clearInterval(timer));
  });
}
