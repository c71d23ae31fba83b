import type { CaptureKind } from '@visavis/machines';
import type { PlatformDevices } from '../platform/platform.ts';

/**
 * Which of `kinds` may still be asked for, each on its own, after they were not allowed together: none
 * about which the person would have to answer again what they have just refused or waved away.
 */
export async function selectKindsToRetry(
  devices: Pick<PlatformDevices, 'queryPermission'>,
  kinds: readonly CaptureKind[],
): Promise<readonly CaptureKind[]> {
  const states = await Promise.all(kinds.map((kind) => devices.queryPermission(kind)));
  // A question that was waved away leaves all of them undecided. Where one of them is denied, that is
  // why they failed together, and about the others nobody has been asked.
  const explained = states.includes('denied');
  return kinds.filter((_, place) => {
    const state = states[place];
    return state !== 'denied' && (state !== 'prompt' || explained);
  });
}
