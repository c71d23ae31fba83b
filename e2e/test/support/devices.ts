import { expect, type Locator } from '@playwright/test';
import type { Participant } from './participants.ts';

/** Notes every track that a page gets from the browser, from its first script on. For `BrowserOptions.initScript`. */
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

/** The names of the devices of one kind that run in someone's page. */
export const getLiveTrackLabels = (
  { page }: Participant,
  kind: 'audio' | 'video',
): Promise<readonly string[]> =>
  page.evaluate((kind) => {
    const tracks: unknown = Reflect.get(window, 'recordedTracks');
    if (!Array.isArray(tracks)) throw new Error('Nothing notes the tracks of this page.');
    return tracks
      .filter((track) => track instanceof MediaStreamTrack)
      .filter((track) => track.kind === kind && track.readyState === 'live')
      .map(({ label }) => label);
  }, kind);

/** Chooses another device than the one that is chosen, and gives the id and the name of it. */
export async function selectOtherDevice(choice: Locator): Promise<{ id: string; name: string }> {
  await expect(choice.locator('option')).not.toHaveCount(1);
  const other = await choice.evaluate((select: HTMLSelectElement) => {
    // The one called default is one of the others by another name.
    const found = [...select.options].find(
      ({ selected, value }) => !selected && value !== 'default',
    );
    return { id: found?.value ?? '', name: found?.text ?? '' };
  });
  await choice.selectOption(other.id);
  return other;
}
