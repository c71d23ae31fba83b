import { normalizeDisplayName } from '@visavis/client/display-name';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.name';
/** The same as `limits.maxNameLength` in packages/protocol, which is not loaded this early. */
export const maxNameLength = 64;

/** Normalises and shortens a name; empty if nothing visible is left. */
export const cleanName = (text: string): string =>
  normalizeDisplayName(normalizeDisplayName(text).slice(0, maxNameLength));

/** The stored name; empty if there is none. */
export const storedName = (): string => cleanName(readText(persistentStorage, storageKey) ?? '');

export const storeName = (name: string): void =>
  writeText(persistentStorage, storageKey, cleanName(name));
