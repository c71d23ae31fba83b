const databaseName = 'visavis';

/** The object stores of the browser's database: the keys of sessions, and the rooms that this browser has created. */
const storeNames = ['sessions', 'rooms'] as const;

/** Resolves with the result of a request. */
export const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });

/**
 * Opens a store of the database for one transaction.
 *
 * @throws {DOMException} where the browser has no database, or blocks it
 */
export async function openStore(
  name: (typeof storeNames)[number],
  mode: IDBTransactionMode,
): Promise<IDBObjectStore> {
  const request = indexedDB.open(databaseName, 2);
  request.addEventListener('upgradeneeded', () => {
    for (const store of storeNames) {
      if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
    }
  });
  const database = await settled(request);
  const transaction = database.transaction(name, mode);
  // It closes when the transaction is complete.
  database.close();
  return transaction.objectStore(name);
}

/** A record that is removed some time after it was stored. */
export interface StoredRecord {
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

/** Nobody but this package writes to the database. Schemas would be larger than the rest of it. */
const isStoredRecord = (value: unknown): value is StoredRecord =>
  typeof value === 'object' && value !== null && 'storedAt' in value;

/** Removes the records of a store that are older than this. */
export function removeExpired(store: IDBObjectStore, now: number, retentionMs: number): void {
  const request: IDBRequest<IDBCursorWithValue | null> = store.openCursor();
  request.addEventListener('success', () => {
    const cursor = request.result;
    if (cursor === null) return;
    const record: unknown = cursor.value;
    if (isStoredRecord(record) && now - record.storedAt > retentionMs) cursor.delete();
    cursor.continue();
  });
}
