import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { restartStalledVideo } from '../../../src/ui/media/stalled-video.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A video whose pictures come by a connection. */
function video() {
  const [arrives, setArrives] = createSignal(false);
  const state = { shown: 0, rate: 0, isVisible: true, restarts: 0 };
  const dispose = createRoot((dispose) => {
    restartStalledVideo({
      element: {
        getVideoPlaybackQuality: () => ({
          totalVideoFrames: state.shown,
          droppedVideoFrames: 0,
          corruptedVideoFrames: 0,
          creationTime: 0,
        }),
      },
      isReceiving: arrives,
      isVisible: () => state.isVisible,
      restart: () => (state.restarts += 1),
    });
    return dispose;
  });
  return {
    state,
    setArrives,
    /** Time passes, in which pictures are shown at the present rate. */
    pass(seconds: number) {
      for (let n = 0; n < seconds * 10; n += 1) {
        state.shown += state.rate / 10;
        vi.advanceTimersByTime(100);
      }
    },
    /** A call that goes well, and then is silent. */
    interrupt(seconds: number) {
      state.rate = 20;
      setArrives(true);
      this.pass(10);
      state.rate = 0;
      setArrives(false);
      this.pass(seconds);
    },
    [Symbol.dispose]: dispose,
  };
}

describe('a video', () => {
  test('that shows what comes back is left alone', () => {
    using all = video();
    all.interrupt(5);
    all.setArrives(true);
    all.state.rate = 20;
    all.pass(60);
    expect(all.state.restarts).toBe(0);
  });

  test('begins anew where pictures come back and none is shown', () => {
    using all = video();
    all.interrupt(5);
    all.setArrives(true);
    all.pass(0.5);
    expect(all.state.restarts).toBe(1);
    all.state.rate = 20;
    all.pass(60);
    expect(all.state.restarts).toBe(1);
  });

  test('does not begin anew for ever', () => {
    using all = video();
    all.interrupt(5);
    all.setArrives(true);
    all.pass(60);
    expect(all.state.restarts).toBe(20);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is given longer for its first picture, but not for ever', () => {
    using all = video();
    all.setArrives(true);
    all.pass(1.5);
    expect(all.state.restarts).toBe(0);
    all.pass(0.2);
    expect(all.state.restarts).toBe(1);
  });

  test('is left alone during a silence', () => {
    using all = video();
    all.interrupt(60);
    expect(all.state.restarts).toBe(0);
  });

  test('is left alone in a page that nobody looks at', () => {
    using all = video();
    all.interrupt(5);
    all.state.isVisible = false;
    all.setArrives(true);
    all.pass(60);
    expect(all.state.restarts).toBe(0);
  });
});
