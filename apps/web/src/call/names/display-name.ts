import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.name';
/** As `limits.nameLength` of the protocol has it. */
export const maxNameLength = 64;

/** A name as others may see it: trimmed and not too long; empty where nothing is left. */
export const cleanName = (text: string): string => text.trim().slice(0, maxNameLength).trim();

/** The name that this browser remembers; empty for a newcomer. */
export const storedName = (): string => cleanName(readText(persistentStorage, storageKey) ?? '');

export const storeName = (name: string): void =>
  writeText(persistentStorage, storageKey, cleanName(name));
