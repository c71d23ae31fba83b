import { lasting, readText, writeText } from '../storage/storage.ts';

const KEY = 'visavis.name';
/** As `limits.nameLength` of the protocol has it. */
export const NAME_LENGTH = 64;

/** A name as others may see it: trimmed and not too long; empty where nothing is left. */
export const cleanName = (text: string): string => text.trim().slice(0, NAME_LENGTH).trim();

/** The name that this browser remembers; empty for a newcomer. */
export const rememberedName = (): string => cleanName(readText(lasting, KEY) ?? '');

export const rememberName = (name: string): void => writeText(lasting, KEY, cleanName(name));
