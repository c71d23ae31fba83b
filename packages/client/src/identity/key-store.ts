import type { PeerId, SessionKeys } from '@visavis/protocol';

const databaseName = 'visavis';
const storeName = 'sessions';

/** The key pair of a session, as it is stored. */
interface StoredSession {
  readonly keys: SessionKeys;
  /** When it was stored, in milliseconds since 1970. */
  readonly storedAt: number;
}

/** Nobody but this file writes to the store. A schema would be larger than the rest of it. */
const isStoredSession = (value: unknown): value is StoredSession =>
  typeof value === 'object' && value !== null && 'keys' in value && 'storedAt' in value;

/** How long the keys of a tab that was closed are kept, in milliseconds: the user may open it again. */
const retentionMs = 24 * 60 * 60 * 1_000;

/** Keeps the key pairs of the sessions of all tabs. */
export interface KeyStore {
  /** The key pair of a session; undefined if there is none. */
  load(id: PeerId): Promise<SessionKeys | undefined>;
  /** Stores the key pair of a session for a day, and removes those that were stored earlier. */
  save(id: PeerId, keys: SessionKeys): Promise<void>;
}

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open(databaseName, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName));
  const database = await settled(request);
  const transaction = database.transaction(storeName, mode);
  // It closes when the transaction is complete.
  database.close();
  return transaction.objectStore(storeName);
}

/** Removes the keys that were stored too long ago. */
function removeExpired(store: IDBObjectStore, now: number): void {
  const request: IDBRequest<IDBCursorWithValue | null> = store.openCursor();
  request.addEventListener('success', () => {
    const cursor = request.result;
    if (cursor === null) return;
    const session: unknown = cursor.value;
    if (isStoredSession(session) && now - session.storedAt > retentionMs) cursor.delete();
    cursor.continue();
  });
}

/** The key store in IndexedDB, which can hold keys that no script can read. */
export const indexedDbKeyStore: KeyStore = {
  async load(id) {
    const store = await openStore('readonly');
    const session: unknown = await settled(store.get(id));
    return isStoredSession(session) ? session.keys : undefined;
  },
  async save(id, keys) {
    const now = Date.now();
    const store = await openStore('readwrite');
    removeExpired(store, now);
    await settled(store.put({ keys, storedAt: now } satisfies StoredSession, id));
  },
};
