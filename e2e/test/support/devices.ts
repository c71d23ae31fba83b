import { expect, type Locator } from '@playwright/test';
import type { Participant } from './participants.ts';

/** Init script that records every track that the page receives from getUserMedia. */
export function recordTracks(): void {
  const tracks: MediaStreamTrack[] = [];
  Object.assign(window, { recordedTracks: tracks });
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

/** The labels of the live tracks of one kind in a page that was opened with `recordTracks`. */
export const getLiveTrackLabels = (
  { page }: Participant,
  kind: 'audio' | 'video',
): Promise<readonly string[]> =>
  page.evaluate((kind) => {
    const tracks: unknown = Reflect.get(window, 'recordedTracks');
    if (!Array.isArray(tracks)) throw new Error('The page was not opened with recordTracks.');
    return tracks
      .filter((track) => track instanceof MediaStreamTrack)
      .filter((track) => track.kind === kind && track.readyState === 'live')
      .map(({ label }) => label);
  }, kind);

declare global {
  interface Window {
    /** Every stream that the page received from getDisplayMedia. */
    sharedScreens: MediaStream[];
  }
}

/** Init script that records the screens that a page shares. */
export function recordSharedScreens(): void {
  const screens: MediaStream[] = [];
  window.sharedScreens = screens;
  const { mediaDevices } = navigator;
  const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices);
  mediaDevices.getDisplayMedia = async (options) => {
    const stream = await getDisplayMedia(options);
    screens.push(stream);
    return stream;
  };
}

/** Selects a device that is not selected, in a select element. @returns its id and name */
export async function selectOtherDevice(select: Locator): Promise<{ id: string; name: string }> {
  await expect(select.locator('option')).not.toHaveCount(1);
  const other = await select.evaluate((element: HTMLSelectElement) => {
    // The device `default` is an alias of another one.
    const option = [...element.options].find(
      ({ selected, value }) => !selected && value !== 'default',
    );
    return { id: option?.value ?? '', name: option?.text ?? '' };
  });
  await select.selectOption(other.id);
  return other;
}
