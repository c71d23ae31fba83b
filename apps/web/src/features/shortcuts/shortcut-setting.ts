import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

/** The letters that do something when they are pressed alone. */
export const shortcutKeys = { microphone: 'm', camera: 'v', connections: 'c' } as const;

const storageKey = 'visavis.shortcuts';
const offValue = 'off';

/** What this browser's person chose the last time. */
export const storedShortcuts = (): boolean => readText(persistentStorage, storageKey) !== offValue;

const [areOn, setOn] = createSignal(storedShortcuts());

/**
 * Whether letters pressed alone do something. Who speaks to their computer, or often hits a key unmeant,
 * wants them off (WCAG 2.1.4).
 */
export const areShortcutsOn = areOn;

/** Turns the letters on or off, now and for the next time. */
export function setShortcuts(on: boolean): void {
  writeText(persistentStorage, storageKey, on ? 'on' : offValue);
  setOn(on);
}
