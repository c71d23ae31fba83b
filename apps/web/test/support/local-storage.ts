import { beforeEach, vi } from 'vitest';

/** Gives each test of a file an empty localStorage. @returns its items */
export function replaceLocalStorage(): ReadonlyMap<string, string> &
  Pick<Map<string, string>, 'set'> {
  const items = new Map<string, string>();
  beforeEach(() => {
    items.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
      removeItem: (key: string) => items.delete(key),
    });
  });
  return items;
}
