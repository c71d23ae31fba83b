import { createEffect, createMemo, onCleanup, type Accessor } from 'solid-js';

/** The part of a video element that counts its frames. */
type FrameCounter = Pick<HTMLVideoElement, 'getVideoPlaybackQuality'>;

/** How often the frame counter is checked once media arrive, in milliseconds. */
const checkIntervalMs = 400;
/** After how many checks with new frames that ends, and after how many restarts. */
const enoughChecks = 20;
const maxRestarts = 5;
/**
 * How many checks in a row without a new frame count as stalled. The first frame may take longer. The number doubles
 * with each restart: on a busy device a restart takes long, and must not be interrupted by the next one.
 */
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
    let checks = 0;
    let stalled = 0;
    let restarts = 0;
    const timer = setInterval(() => {
      const current = renderedFrames();
      const isStalled = current === previous && isVisible();
      hasRendered ||= current > 0;
      previous = current;
      stalled = isStalled ? stalled + 1 : 0;
      if (!isStalled) checks += 1;
      if (stalled >= (hasRendered ? stalledChecks.again : stalledChecks.first) * 2 ** restarts) {
        restart();
        restarts += 1;
        stalled = 0;
      }
      if (checks === enoughChecks || restarts === maxRestarts) clearInterval(timer);
    }, checkIntervalMs);
    onCleanup(() => clearInterval(timer));
  });
}
