/** The browser's storage, which may be full, switched off or filled by somebody else. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The text under a key; null where there is none or storage is switched off. */
export function readText(store: () => TextStore, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text under a key. What cannot be kept is only forgotten. */
export function writeText(store: () => TextStore, key: string, value: string): void {
  try {
    store().setItem(key, value);
  } catch {
    // A private window, or no space: the page works without memory.
  }
}

/** Keeps nothing under a key any more. */
export function forgetText(store: () => TextStore, key: string): void {
  try {
    store().removeItem(key);
  } catch {
    // Where storage is switched off, nothing was kept.
  }
}

/** The storage that outlives the tab. A function, as merely naming it can throw. */
export const persistentStorage = (): TextStore => localStorage;
