/** The browser's storage, which may be full, disabled, or contain anything. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Reads the text of a key; null if there is none or storage is disabled. */
export function readText(store: () => TextStore, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

/** Stores a text under a key, if possible. */
export function writeText(store: () => TextStore, key: string, value: string): void {
  try {
    store().setItem(key, value);
  } catch {
    // A private window, or no space left: the page works without storage.
  }
}

/** Removes the text of a key. */
export function forgetText(store: () => TextStore, key: string): void {
  try {
    store().removeItem(key);
  } catch {
    // Storage is disabled, so there is nothing to remove.
  }
}

/** Stores a text under a key, if possible; null removes what is there. */
export function storeText(store: () => TextStore, key: string, value: string | null): void {
  if (value === null) forgetText(store, key);
  else writeText(store, key, value);
}

/** The storage of the tab, which survives a reload. A function, because the mere access can throw. */
export const tabStorage = (): TextStore => sessionStorage;

/** The storage that outlives the tab. A function, because the mere access can throw. */
export const persistentStorage = (): TextStore => localStorage;
