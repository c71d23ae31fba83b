import type { PeerId, SessionKeys } from '@visavis/protocol';
import { openStore, removeExpired, settled, type StoredRecord } from '../database/database.ts';

/** The key pair of a session, as it is stored. */
interface StoredSession extends StoredRecord {
  readonly keys: SessionKeys;
}

const isStoredSession = (value: unknown): value is StoredSession =>
  typeof value === 'object' && value !== null && 'keys' in value;

/** How long the keys of a tab that was closed are kept, in milliseconds: the user may open it again. */
const retentionMs = 24 * 60 * 60 * 1_000;

/** Keeps the key pairs of the sessions of all tabs. */
export interface KeyStore {
  /** The key pair of a session; undefined if there is none. */
  load(id: PeerId): Promise<SessionKeys | undefined>;
  /** Stores the key pair of a session for a day, and removes those that were stored earlier. */
  save(id: PeerId, keys: SessionKeys): Promise<void>;
}

/** The key store in IndexedDB, which can hold keys that no script can read. */
export const indexedDbKeyStore: KeyStore = {
  async load(id) {
    const store = await openStore('sessions', 'readonly');
    const session: unknown = await settled(store.get(id));
    return isStoredSession(session) ? session.keys : undefined;
  },
  async save(id, keys) {
    const now = Date.now();
    const store = await openStore('sessions', 'readwrite');
    removeExpired(store, now, retentionMs);
    await settled(store.put({ keys, storedAt: now } satisfies StoredSession, id));
  },
};
