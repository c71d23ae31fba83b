import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { restartStalledVideo } from '../../../src/ui/media/stalled-video.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A video element that receives media over a connection. */
function createVideo() {
  const [isReceiving, setReceiving] = createSignal(false);
  const state = { frames: 0, frameRate: 0, isVisible: true, restarts: 0 };
  const dispose = createRoot((dispose) => {
    restartStalledVideo({
      element: {
        getVideoPlaybackQuality: () => ({
          totalVideoFrames: state.frames,
          droppedVideoFrames: 0,
          corruptedVideoFrames: 0,
          creationTime: 0,
        }),
      },
      isReceiving,
      isVisible: () => state.isVisible,
      restart: () => (state.restarts += 1),
    });
    return dispose;
  });
  return {
    state,
    setReceiving,
    /** Advances the time; frames are rendered at the current rate. */
    pass(seconds: number) {
      for (let n = 0; n < seconds * 10; n += 1) {
        state.frames += state.frameRate / 10;
        vi.advanceTimersByTime(100);
      }
    },
    /** Ten good seconds, followed by an outage. */
    interrupt(seconds: number) {
      state.frameRate = 20;
      setReceiving(true);
      this.pass(10);
      state.frameRate = 0;
      setReceiving(false);
      this.pass(seconds);
    },
    [Symbol.dispose]: dispose,
  };
}

describe('a video element', () => {
  test('that renders frames after an outage is not restarted', () => {
    using video = createVideo();
    video.interrupt(5);
    video.setReceiving(true);
    video.state.frameRate = 20;
    video.pass(60);
    expect(video.state.restarts).toBe(0);
  });

  test('is restarted if media arrive after an outage and no frame is rendered', () => {
    using video = createVideo();
    video.interrupt(5);
    video.setReceiving(true);
    video.pass(0.5);
    expect(video.state.restarts).toBe(1);
    video.state.frameRate = 20;
    video.pass(60);
    expect(video.state.restarts).toBe(1);
  });

  test('is restarted less and less often, a limited number of times', () => {
    using video = createVideo();
    video.interrupt(5);
    video.setReceiving(true);
    video.pass(3);
    expect(video.state.restarts).toBe(3);
    video.pass(60);
    expect(video.state.restarts).toBe(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('has more time for its first frame, within a limit', () => {
    using video = createVideo();
    video.setReceiving(true);
    video.pass(1.5);
    expect(video.state.restarts).toBe(0);
    video.pass(0.2);
    expect(video.state.restarts).toBe(1);
  });

  test('is not restarted during an outage', () => {
    using video = createVideo();
    video.interrupt(60);
    expect(video.state.restarts).toBe(0);
  });

  test('is not restarted in a hidden page', () => {
    using video = createVideo();
    video.interrupt(5);
    video.state.isVisible = false;
    video.setReceiving(true);
    video.pass(60);
    expect(video.state.restarts).toBe(0);
  });
});
