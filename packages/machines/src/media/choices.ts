import type { CaptureKind, MediaContext, MediaDevice } from './types.ts';

/** Whether a device is connected. */
export const isListed = (
  devices: readonly MediaDevice[],
  kind: MediaDevice['kind'],
  id: string,
): boolean => devices.some((device) => device.kind === kind && device.id === id);

/**
 * The chosen device, if it is connected. If no device of the kind is listed, as before permission is granted,
 * the chosen one counts as connected.
 */
export function availableChoice(
  { choices, devices }: Pick<MediaContext, 'choices' | 'devices'>,
  kind: CaptureKind,
): string | null {
  const choice = choices[kind];
  const isKnown = devices.some((device) => device.kind === kind);
  return choice !== null && isKnown && !isListed(devices, kind, choice) ? null : choice;
}
