import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.inspector';
const storedOn = 'on';

/** Whether an address asks for the inspector: `?inspector`. */
export const isInspectorRequested = (search: string): boolean =>
  new URLSearchParams(search).has('inspector');

/** What this browser's person chose the last time. */
export const storedInspectorSetting = (): boolean =>
  readText(persistentStorage, storageKey) === storedOn;

const [isEnabled, setEnabled] = createSignal(storedInspectorSetting());

/** Whether this browser's person wants the inspector at hand. */
export const isInspectorEnabled = isEnabled;

/** Puts the inspector at hand or away, now and for the next time. */
export function setInspectorEnabled(on: boolean): void {
  writeText(persistentStorage, storageKey, on ? storedOn : 'off');
  setEnabled(on);
}

/** Whether a page offers the inspector: in development, where its address asks, or where it was switched on. */
export const isInspectorAvailable = (): boolean =>
  import.meta.env.DEV || isInspectorEnabled() || isInspectorRequested(location.search);
