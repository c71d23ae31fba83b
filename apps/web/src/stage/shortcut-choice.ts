import { createSignal } from 'solid-js';
import { lasting, readText, writeText } from '../storage/storage.ts';

/** The letters that do something when they are pressed alone. */
export const shortcutKeys = { microphone: 'm', camera: 'v', connections: 'c' } as const;

const KEY = 'visavis.shortcuts';
const OFF = 'off';

/** What this browser's person chose the last time. */
export const keptShortcuts = (): boolean => readText(lasting, KEY) !== OFF;

const [areOn, setOn] = createSignal(keptShortcuts());

/**
 * Whether letters pressed alone do something. Who speaks to their computer, or often hits a key unmeant,
 * wants them off (WCAG 2.1.4).
 */
export const areShortcutsOn = areOn;

/** Turns the letters on or off, now and for the next time. */
export function switchShortcuts(on: boolean): void {
  writeText(lasting, KEY, on ? 'on' : OFF);
  setOn(on);
}
