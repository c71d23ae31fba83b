import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

/** The key of each shortcut. They are upper-case, as on the keyboard, and work without a modifier key. */
export const shortcutKeys = {
  microphone: 'M',
  camera: 'V',
  connections: 'C',
  speaker: 'S',
  people: 'P',
  admit: 'A',
} as const;

const storageKey = 'visavis.shortcuts';
const offValue = 'off';

/** The stored setting. */
export const storedShortcuts = (): boolean => readText(persistentStorage, storageKey) !== offValue;

const [areOn, setOn] = createSignal(storedShortcuts());

/**
 * Whether shortcuts are on. Single-key shortcuts must be possible to turn off for those who use speech input or
 * often press keys by accident (WCAG 2.1.4).
 */
export const areShortcutsOn = areOn;

/** Turns shortcuts on or off, and stores that. */
export function setShortcuts(on: boolean): void {
  writeText(persistentStorage, storageKey, on ? 'on' : offValue);
  setOn(on);
}
