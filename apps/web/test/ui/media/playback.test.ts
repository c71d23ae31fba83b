import { expect, test } from 'vitest';
import {
  forgetPlayback,
  isAudioBlocked,
  play,
  unblockAudio,
  type Playable,
} from '../../../src/ui/media/playback.ts';

/** A media element of a browser that blocks audio until the user interacts with the page. */
function blockingElement(): Playable & { hasInteraction: boolean; playing: boolean } {
  return {
    muted: false,
    hasInteraction: false,
    playing: false,
    play() {
      this.playing = this.muted || this.hasInteraction;
      if (this.playing) return Promise.resolve();
      const refusal = new Error('play() failed because the user did not interact');
      refusal.name = 'NotAllowedError';
      return Promise.reject(refusal);
    },
  };
}

const playbackSettles = () => new Promise((resolve) => setTimeout(resolve));

test('a video plays muted while audio is blocked, until the user unblocks it', async () => {
  const element = blockingElement();
  play(element);
  await playbackSettles();
  expect(element).toMatchObject({ playing: true, muted: true });
  expect(isAudioBlocked()).toBe(true);

  element.hasInteraction = true;
  unblockAudio();
  await playbackSettles();
  expect(element).toMatchObject({ playing: true, muted: false });
  expect(isAudioBlocked()).toBe(false);
});

test('a removed element does not count as blocked', async () => {
  const element = blockingElement();
  play(element);
  await playbackSettles();
  forgetPlayback(element);
  expect(isAudioBlocked()).toBe(false);
});

test('a stream that was replaced does not count as blocked', async () => {
  const element = { muted: false, play: () => Promise.reject(new Error('AbortError')) };
  play(element);
  await playbackSettles();
  expect(element.muted).toBe(false);
  expect(isAudioBlocked()).toBe(false);
});
