import { expect, type Locator } from '@playwright/test';
import { tileOf, type Participant } from './participants.ts';

/** How long something is waited for, in milliseconds; as long as for everything else where it is left out. */
interface WaitOptions {
  readonly timeout?: number;
}

/** Waits until a video really plays: the picture has a size, and frames advance. */
export async function expectVideoPlaying(
  video: Locator,
  patience: WaitOptions = {},
): Promise<void> {
  const frames = () =>
    video.evaluate((element: HTMLVideoElement) => ({
      width: element.videoWidth,
      decoded: element.getVideoPlaybackQuality().totalVideoFrames,
    }));
  await expect.poll(async () => (await frames()).width, patience).toBeGreaterThan(0);
  const before = (await frames()).decoded;
  await expect.poll(async () => (await frames()).decoded, patience).toBeGreaterThan(before);
}

/** Waits until one person really sees another. */
export async function expectVideo(
  viewer: Participant,
  seen: string,
  patience: WaitOptions = {},
): Promise<void> {
  await expectVideoPlaying(tileOf(viewer, seen).locator('video').first(), patience);
}

/** Waits until one person really hears another: the sound that arrives is not silence. */
export async function expectAudio(
  viewer: Participant,
  heard: string,
  patience: WaitOptions = {},
): Promise<void> {
  const level = () =>
    tileOf(viewer, heard).evaluate(async (tile) => {
      const players = tile.querySelectorAll<HTMLMediaElement>('video, audio');
      const stream = [...players]
        .map(({ srcObject }) => srcObject)
        .find((source) => source instanceof MediaStream && source.getAudioTracks().length > 0);
      if (!(stream instanceof MediaStream)) return 0;
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let loudest = 0;
      // The fake microphone beeps once a second: a little more than that is listened to.
      const end = performance.now() + 1_200;
      while (performance.now() < end) {
        await new Promise(requestAnimationFrame);
        analyser.getFloatTimeDomainData(samples);
        loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
      }
      await context.close();
      return loudest;
    });
  await expect.poll(level, { ...patience, intervals: [0] }).toBeGreaterThan(0);
}

/** Waits until everyone sees and hears everyone else. */
export async function expectMediaBetweenAll(
  people: readonly Participant[],
  patience: WaitOptions = {},
): Promise<void> {
  await Promise.all(
    people.map(async (viewer) => {
      for (const { name } of people.filter((other) => other !== viewer)) {
        await expectVideo(viewer, name, patience);
        await expectAudio(viewer, name, patience);
      }
    }),
  );
}
