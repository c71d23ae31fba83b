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

/** The devices that this browser's person chose the last time. Null is the browser's choice. */
export function storedDevices(): StoredDevices {
  const kept = (kind: MediaDevice['kind']) => readText(persistentStorage, deviceKey(kind));
  return { microphone: kept('microphone'), camera: kept('camera'), speaker: kept('speaker') };
}

/** The quality that this browser's person chose the last time. */
export function storedQuality(): MediaQuality {
  const kept = readText(persistentStorage, qualityKey);
  return mediaQualities.find((known) => known === kept) ?? 'auto';
}

/** Tells a call what was chosen the last time. */
export function applyStoredChoices(call: Call): void {
  const devices = storedDevices();
  for (const kind of deviceKinds) {
    const id = devices[kind];
    if (id !== null) call.send({ type: 'device.choose', kind, id });
  }
  call.send({ type: 'quality.choose', quality: storedQuality() });
}

/**
 * The kinds of which the kept device is not there any more. Where no device of a kind is listed, nothing is
 * known of it: browsers list none before they are allowed to.
 */
export const unavailableDevices = (
  kept: StoredDevices,
  devices: readonly MediaDevice[],
): readonly MediaDevice['kind'][] =>
  deviceKinds.filter((kind) => {
    const listed = devices.filter((device) => device.kind === kind);
    return kept[kind] !== null && listed.length > 0 && listed.every(({ id }) => id !== kept[kind]);
  });

/** Forgets devices that are not there any more: asking for one costs each start a failed attempt. */
export function forgetUnavailableDevices(devices: readonly MediaDevice[]): void {
  for (const kind of unavailableDevices(storedDevices(), devices))
    forgetText(persistentStorage, deviceKey(kind));
}

/** Chooses a device now and for the next time; null gives the choice back to the browser. */
export function chooseDevice(call: Call, kind: MediaDevice['kind'], id: string | null): void {
  if (id === null) forgetText(persistentStorage, deviceKey(kind));
  else writeText(persistentStorage, deviceKey(kind), id);
  call.send({ type: 'device.choose', kind, id });
}

/** Chooses the quality of one's picture now and for the next time. */
export function chooseQuality(call: Call, quality: MediaQuality): void {
  writeText(persistentStorage, qualityKey, quality);
  call.send({ type: 'quality.choose', quality });
}
