import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.name';
/** The same as `limits.maxNameLength` in packages/protocol, which is not loaded this early. */
export const maxNameLength = 64;

/** Trims and shortens a name; empty if nothing is left. */
export const cleanName = (text: string): string => text.trim().slice(0, maxNameLength).trim();

/** The stored name; empty if there is none. */
export const storedName = (): string => cleanName(readText(persistentStorage, storageKey) ?? '');

export const storeName = (name: string): void =>
  writeText(persistentStorage, storageKey, cleanName(name));
