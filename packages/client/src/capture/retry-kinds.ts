import type { CaptureKind } from '@visavis/machines';
import type { PlatformDevices } from '../platform/platform.ts';

/**
 * Selects which of `kinds` to request again, one by one, after a request for all of them was denied. It
 * leaves out kinds for which the browser would repeat a question that the user has just denied or dismissed.
 */
export async function selectKindsToRetry(
  devices: Pick<PlatformDevices, 'queryPermission'>,
  kinds: readonly CaptureKind[],
): Promise<readonly CaptureKind[]> {
  const states = await Promise.all(kinds.map((kind) => devices.queryPermission(kind)));
  // A dismissed question leaves all kinds at `prompt`. If one kind is denied, that explains the failure,
  // and the user was not asked about the others.
  const isExplained = states.includes('denied');
  return kinds.filter((_, index) => {
    const state = states[index];
    return state !== 'denied' && (state !== 'prompt' || isExplained);
  });
}
