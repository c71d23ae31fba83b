import type { Call, MediaDevice } from '@visavis/client';
import { mediaQualities, type MediaQuality } from '@visavis/client/early-start';
import {
  forgetText,
  persistentStorage,
  readText,
  writeText,
} from '../../ui/browser/local-storage.ts';

const deviceKinds = [
  'microphone',
  'camera',
  'speaker',
] as const satisfies readonly MediaDevice['kind'][];
const deviceKey = (kind: MediaDevice['kind']) => `visavis.${kind}`;
const qualityKey = 'visavis.quality';

type StoredDevices = Readonly<Record<MediaDevice['kind'], string | null>>;

/** The stored device choices. Null stands for the system default. */
export function storedDevices(): StoredDevices {
  const kept = (kind: MediaDevice['kind']) => readText(persistentStorage, deviceKey(kind));
  return { microphone: kept('microphone'), camera: kept('camera'), speaker: kept('speaker') };
}

/** The stored video quality. */
export function storedQuality(): MediaQuality {
  const kept = readText(persistentStorage, qualityKey);
  return mediaQualities.find((known) => known === kept) ?? 'auto';
}

/** Applies the stored choices to a call. */
export function applyStoredChoices(call: Call): void {
  const devices = storedDevices();
  for (const kind of deviceKinds) {
    const id = devices[kind];
    if (id !== null) call.send({ type: 'device.choose', kind, id });
  }
  call.send({ type: 'quality.choose', quality: storedQuality() });
}

/**
 * The kinds whose stored device is not available any more. A kind without any listed device is not included:
 * browsers list no devices before the user has given permission.
 */
export const unavailableDevices = (
  kept: StoredDevices,
  devices: readonly MediaDevice[],
): readonly MediaDevice['kind'][] =>
  deviceKinds.filter((kind) => {
    const listed = devices.filter((device) => device.kind === kind);
    return kept[kind] !== null && listed.length > 0 && listed.every(({ id }) => id !== kept[kind]);
  });

/** Forgets stored devices that are not available: requesting one would fail at each start. */
export function forgetUnavailableDevices(devices: readonly MediaDevice[]): void {
  for (const kind of unavailableDevices(storedDevices(), devices))
    forgetText(persistentStorage, deviceKey(kind));
}

/** Chooses a device and stores the choice; null stands for the system default. */
export function chooseDevice(call: Call, kind: MediaDevice['kind'], id: string | null): void {
  if (id === null) forgetText(persistentStorage, deviceKey(kind));
  else writeText(persistentStorage, deviceKey(kind), id);
  call.send({ type: 'device.choose', kind, id });
}

/** Chooses the video quality and stores the choice. */
export function chooseQuality(call: Call, quality: MediaQuality): void {
  writeText(persistentStorage, qualityKey, quality);
  call.send({ type: 'quality.choose', quality });
}
