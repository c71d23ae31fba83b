import { createRoot, createSignal } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { createThaw } from './thaw.ts';

/** A video over a connection that is looked at now and then. */
function video() {
  const [stats, setStats] = createSignal<{ readonly framesPerSecond: number | null } | null>(null);
  const state = { shown: 0, isVisible: true, restarts: 0 };
  const dispose = createRoot((dispose) => {
    createThaw({
      element: {
        getVideoPlaybackQuality: () => ({
          totalVideoFrames: state.shown,
          droppedVideoFrames: 0,
          corruptedVideoFrames: 0,
          creationTime: 0,
        }),
      },
      stats,
      isVisible: () => state.isVisible,
      restart: () => (state.restarts += 1),
    });
    return dispose;
  });
  return {
    state,
    /** Looks again, after so many more pictures were shown. */
    look(framesPerSecond: number | null, more: number) {
      state.shown += more;
      setStats({ framesPerSecond });
    },
    [Symbol.dispose]: dispose,
  };
}

describe('a video', () => {
  test('that shows what arrives is left alone', () => {
    using all = video();
    for (let look = 0; look < 10; look += 1) all.look(30, 60);
    expect(all.state.restarts).toBe(0);
  });

  test('begins anew where pictures are decoded at two looks in a row and none is shown', () => {
    using all = video();
    all.look(30, 60);
    all.look(30, 0);
    expect(all.state.restarts).toBe(0);
    all.look(30, 0);
    expect(all.state.restarts).toBe(1);
    all.look(30, 60);
    all.look(30, 60);
    expect(all.state.restarts).toBe(1);
  });

  test('is left alone where nothing arrives, or is not known to', () => {
    using all = video();
    all.look(30, 60);
    for (const rate of [0, null, 0, null]) all.look(rate, 0);
    expect(all.state.restarts).toBe(0);
  });

  test('is left alone in a page that nobody looks at', () => {
    using all = video();
    all.state.isVisible = false;
    for (let look = 0; look < 10; look += 1) all.look(30, 0);
    all.state.isVisible = true;
    all.look(30, 0);
    expect(all.state.restarts).toBe(0);
  });
});
