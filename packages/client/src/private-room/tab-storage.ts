/** Reads what this tab keeps. Null if there is nothing, or it was changed, or storage is blocked. */
export function readTabValue(key: string): unknown {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return value;
  } catch {
    return null;
  }
}

/** Keeps a value until the tab is closed, or removes it if it is null. Nothing happens where storage is blocked or full. */
export function writeTabValue(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A reloaded page has to do without it.
  }
}
