import { createRoot, createSignal } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import { silenceAudio } from '../../../src/ui/media/silent-audio.ts';

const createTrack = () => ({ enabled: true });

const streamOf = (track: { enabled: boolean }) => ({ getAudioTracks: () => [track] });

test('silence disables the audio of a stream, also of one that replaces it, until it ends', () => {
  const [first, second] = [createTrack(), createTrack()];
  const [stream, setStream] = createSignal<ReturnType<typeof streamOf> | null>(streamOf(first));
  const [isSilent, setSilent] = createSignal(false);
  createRoot((dispose) => {
    onTestFinished(dispose);
    silenceAudio(stream, isSilent);
  });
  expect(first.enabled).toBe(true);
  setSilent(true);
  expect(first.enabled).toBe(false);
  setStream(null);
  setStream(streamOf(second));
  expect(second.enabled).toBe(false);
  setSilent(false);
  expect(second.enabled).toBe(true);
});

test('a video that does not decide about its audio leaves it alone', () => {
  const track = { enabled: false };
  createRoot((dispose) => {
    onTestFinished(dispose);
    silenceAudio(
      () => streamOf(track),
      () => undefined,
    );
  });
  expect(track.enabled).toBe(false);
});
