import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';

const storageKey = 'visavis.inspector';
const storedOn = 'on';

/** Whether the query of a URL requests the inspector: `?inspector`. */
export const isInspectorRequested = (search: string): boolean =>
  new URLSearchParams(search).has('inspector');

/** The stored setting of this browser. */
export const storedInspectorSetting = (): boolean =>
  readText(persistentStorage, storageKey) === storedOn;

const [isEnabled, setEnabled] = createSignal(storedInspectorSetting());

/** Whether the inspector is turned on in this browser. */
export const isInspectorEnabled = isEnabled;

/** Turns the inspector on or off, and stores the setting. */
export function setInspectorEnabled(on: boolean): void {
  writeText(persistentStorage, storageKey, on ? storedOn : 'off');
  setEnabled(on);
}

/** Whether the page offers the inspector: in development, if the URL requests it, or if it is turned on. */
export const isInspectorAvailable = (): boolean =>
  import.meta.env.DEV || isInspectorEnabled() || isInspectorRequested(location.search);
