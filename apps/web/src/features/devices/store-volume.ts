import { volumeKey } from '../../call/state/volumes.ts';
import {
  forgetText,
  persistentStorage,
  readText,
  storeText,
  writeText,
} from '../../ui/browser/local-storage.ts';

/** The names with a stored volume, the one that changed last first. */
const namesKey = 'visavis.volumes';

/** How many names have a stored volume. */
export const maxStoredVolumes = 50;

function readNames(): readonly string[] {
  try {
    const names: unknown = JSON.parse(readText(persistentStorage, namesKey) ?? '');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * Stores the volume of a name for later sessions. People with the same name share what was stored last. The
 * name that changed longest ago is forgotten if there are too many.
 *
 * @param volume from 0 to 1
 */
export function storeVolume(name: string, volume: number): void {
  const others = readNames().filter((other) => other !== name);
  // The full volume needs no entry.
  const names = volume === 1 ? others : [name, ...others];
  storeText(persistentStorage, volumeKey(name), volume === 1 ? null : `${volume}`);
  for (const other of names.slice(maxStoredVolumes))
    forgetText(persistentStorage, volumeKey(other));
  writeText(persistentStorage, namesKey, JSON.stringify(names.slice(0, maxStoredVolumes)));
}
