import { expect, test } from 'vitest';
import {
  forgetPlayback,
  isAudioBlocked,
  play,
  unblockAudio,
  type Playable,
} from '../../../src/ui/media/playback.ts';

/** A media element of a browser that wants a touch before it makes a sound. */
function strictElement(): Playable & { touched: boolean; playing: boolean } {
  return {
    muted: false,
    touched: false,
    playing: false,
    play() {
      this.playing = this.muted || this.touched;
      if (this.playing) return Promise.resolve();
      const refusal = new Error('play() failed because the user did not interact');
      refusal.name = 'NotAllowedError';
      return Promise.reject(refusal);
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a picture whose sound is refused plays alone, until the person lets the sound out', async () => {
  const element = strictElement();
  play(element);
  await settled();
  expect(element).toMatchObject({ playing: true, muted: true });
  expect(isAudioBlocked()).toBe(true);

  element.touched = true;
  unblockAudio();
  await settled();
  expect(element).toMatchObject({ playing: true, muted: false });
  expect(isAudioBlocked()).toBe(false);
});

test('an element that is gone holds nothing back any more', async () => {
  const element = strictElement();
  play(element);
  await settled();
  forgetPlayback(element);
  expect(isAudioBlocked()).toBe(false);
});

test('a stream that was exchanged meanwhile is no refusal', async () => {
  const element = { muted: false, play: () => Promise.reject(new Error('AbortError')) };
  play(element);
  await settled();
  expect(element.muted).toBe(false);
  expect(isAudioBlocked()).toBe(false);
});
