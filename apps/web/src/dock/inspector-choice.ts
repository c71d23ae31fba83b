import { createSignal } from 'solid-js';
import { lasting, readText, writeText } from '../storage/storage.ts';

const KEY = 'visavis.inspector';
const ON = 'on';

/** Whether an address asks for the inspector: `?inspector`. */
export const isInspectorAsked = (search: string): boolean =>
  new URLSearchParams(search).has('inspector');

/** What this browser's person chose the last time. */
export const keptInspector = (): boolean => readText(lasting, KEY) === ON;

const [isChosen, setChosen] = createSignal(keptInspector());

/** Whether this browser's person wants the inspector at hand. */
export const isInspectorChosen = isChosen;

/** Puts the inspector at hand or away, now and for the next time. */
export function switchInspector(on: boolean): void {
  writeText(lasting, KEY, on ? ON : 'off');
  setChosen(on);
}

/** Whether a page offers the inspector: in development, where its address asks, or where it was switched on. */
export const isInspectorOffered = (): boolean =>
  import.meta.env.DEV || isInspectorChosen() || isInspectorAsked(location.search);
