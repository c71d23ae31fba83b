import { expect, type Locator } from '@playwright/test';
import { tileOf, type Participant } from './participants.ts';

/** Timeout in milliseconds; by default that of all expectations. */
interface WaitOptions {
  readonly timeout?: number;
}

/** Waits until a video plays: it has a size and its frames advance. */
export async function expectVideoPlaying(video: Locator, options: WaitOptions = {}): Promise<void> {
  const readFrames = () =>
    video.evaluate((element: HTMLVideoElement) => ({
      width: element.videoWidth,
      frameCount: element.getVideoPlaybackQuality().totalVideoFrames,
    }));
  await expect.poll(async () => (await readFrames()).width, options).toBeGreaterThan(0);
  const before = (await readFrames()).frameCount;
  await expect.poll(async () => (await readFrames()).frameCount, options).toBeGreaterThan(before);
}

/** Describes what a tile knows of its connection and its video, for the message of a failed test. */
const describeTile = (tile: Locator): Promise<string> =>
  tile.evaluate((element: HTMLElement) => {
    const video = element.querySelector('video');
    const stream = video?.srcObject instanceof MediaStream ? video.srcObject : null;
    return JSON.stringify({
      tile: Object.fromEntries(Object.entries(element.dataset)),
      video: { readyState: video?.readyState, paused: video?.paused, width: video?.videoWidth },
      tracks: stream?.getTracks().map(({ kind, muted, readyState }) => [kind, muted, readyState]),
    });
  });

/** Waits until one participant sees the video of another. */
export async function expectVideo(
  viewer: Participant,
  seen: string,
  options: WaitOptions = {},
): Promise<void> {
  const tile = tileOf(viewer, seen);
  try {
    await expectVideoPlaying(tile.locator('video').first(), options);
  } catch (cause) {
    const state = await describeTile(tile).catch(() => 'no tile');
    throw new Error(`${viewer.name} does not see ${seen}: ${state}`, { cause });
  }
}

/** Waits until one participant receives audio of another that is not silent. */
export async function expectAudio(
  viewer: Participant,
  heard: string,
  options: WaitOptions = {},
): Promise<void> {
  const measureAmplitude = () =>
    tileOf(viewer, heard).evaluate(async (tile) => {
      const players = tile.querySelectorAll<HTMLMediaElement>('video, audio');
      const stream = [...players]
        .map(({ srcObject }) => srcObject)
        .find((source) => source instanceof MediaStream && source.getAudioTracks().length > 0);
      if (!(stream instanceof MediaStream)) return 0;
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      // The longest window, more than half a second: a busy page looks seldom, and a beep is short.
      analyser.fftSize = 32_768;
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let peak = 0;
      // The fake microphone beeps once a second.
      const end = performance.now() + 1_200;
      while (peak === 0 && performance.now() < end) {
        await new Promise(requestAnimationFrame);
        analyser.getFloatTimeDomainData(samples);
        peak = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), peak);
      }
      await context.close();
      return peak;
    });
  await expect.poll(measureAmplitude, { ...options, intervals: [0] }).toBeGreaterThan(0);
}

/** Waits for something between each participant and every other one. */
async function expectBetweenAll(
  participants: readonly Participant[],
  expectFrom: (viewer: Participant, name: string) => Promise<void>,
): Promise<void> {
  await Promise.all(
    participants.map(async (viewer) => {
      for (const { name } of participants.filter((other) => other !== viewer)) {
        await expectFrom(viewer, name);
      }
    }),
  );
}

/** Waits until all participants see each other. */
export const expectVideoBetweenAll = (
  participants: readonly Participant[],
  options: WaitOptions = {},
): Promise<void> =>
  expectBetweenAll(participants, (viewer, name) => expectVideo(viewer, name, options));

/** Waits until all participants receive audio and video from each other. */
export const expectMediaBetweenAll = (
  participants: readonly Participant[],
  options: WaitOptions = {},
): Promise<void> =>
  expectBetweenAll(participants, async (viewer, name) => {
    await expectVideo(viewer, name, options);
    await expectAudio(viewer, name, options);
  });
