import type { MediaDevice } from '@visavis/client';
import type { StoredDevices } from '../../call/session/stored-choices.ts';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

/** The choices that were made with one set of connected devices, such as those of a desk. */
interface DeviceSet {
  readonly key: string;
  readonly choices: StoredDevices;
}

const storageKey = 'visavis.device-sets';

/** How many sets are stored, the one used last first. */
export const maxDeviceSets = 8;

/** Characters of a device id that are used: enough to tell the devices of one person apart. */
const idLength = 8;

/** Names a set of devices. The order in which the browser lists them does not matter. */
export const deviceSetKey = (devices: readonly Pick<MediaDevice, 'kind' | 'id'>[]): string =>
  [...new Set(devices.map(({ kind, id }) => `${kind} ${id.slice(0, idLength)}`))].toSorted().join();

/** Reads one set; an empty list if it is none. */
function parseSet(value: unknown): readonly DeviceSet[] {
  if (!Array.isArray(value) || value.length !== 4) return [];
  const [key, ...ids] = value.map((item) => (typeof item === 'string' ? item : null));
  const [microphone = null, camera = null, speaker = null] = ids;
  return key == null ? [] : [{ key, choices: { microphone, camera, speaker } }];
}

function readSets(): readonly DeviceSet[] {
  try {
    const sets: unknown = JSON.parse(readText(persistentStorage, storageKey) ?? '');
    return Array.isArray(sets) ? sets.flatMap(parseSet) : [];
  } catch {
    return [];
  }
}

/** The choices that were made with a set of devices; undefined if none were. */
export const choicesOf = (key: string): StoredDevices | undefined =>
  readSets().find((set) => set.key === key)?.choices;

/** Stores the choices for a set of devices. The set that was stored longest ago is forgotten if there are too many. */
export function storeChoices(key: string, { microphone, camera, speaker }: StoredDevices): void {
  const others = readSets()
    .filter((set) => set.key !== key)
    .map(({ key, choices }) => [key, choices.microphone, choices.camera, choices.speaker]);
  const sets = [[key, microphone, camera, speaker], ...others].slice(0, maxDeviceSets);
  writeText(persistentStorage, storageKey, JSON.stringify(sets));
}
