import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.offered-headsets';

/** How many headsets are remembered, the latest first. */
const maxOfferedHeadsets = 32;

/** Characters of a device id that are stored: enough to tell the devices of one person apart. */
const idLength = 12;

const readOffered = (): readonly string[] =>
  (readText(persistentStorage, storageKey) ?? '').split(' ').filter((id) => id !== '');

/** Whether a headset was offered before, in this call or an earlier one. */
export const wasOffered = (microphone: string): boolean =>
  readOffered().includes(microphone.slice(0, idLength));

/** Remembers that a headset was offered. */
export function rememberOffer(microphone: string): void {
  const id = microphone.slice(0, idLength);
  const others = readOffered().filter((other) => other !== id);
  writeText(persistentStorage, storageKey, [id, ...others].slice(0, maxOfferedHeadsets).join(' '));
}
