import {
  generateKeys,
  identityOf,
  PeerId,
  webCryptography,
  type Cryptography,
  type Identity,
} from '@visavis/protocol';
import { indexedDbKeyStore, type KeyStore } from './key-store.ts';

const storageKey = 'visavis.session';

/**
 * How long to wait for a lock that another page holds, in milliseconds. A page that is being reloaded
 * releases it at once; the original of a duplicated tab keeps it.
 */
const lockTimeoutMs = 400;

/** What keeps the identity of a tab. */
interface TabStorage {
  /** Returns the storage of the tab; may throw. */
  readonly getStorage: () => Storage;
  readonly keyStore: KeyStore;
  /** Undefined in a browser without Web Locks. There, the duplicate of a tab takes over its call. */
  readonly locks: LockManager | undefined;
}

/** The cryptography of this page, and the identity of its tab. */
export interface PageIdentity {
  readonly cryptography: Cryptography;
  readonly identity: Identity;
}

let pageIdentity: Promise<PageIdentity> | null = null;

/** Web Crypto has Ed25519 on secure pages, and not in browsers before 2025. Without it, a script takes its place. */
async function createPageIdentity(): Promise<PageIdentity> {
  if (isSecureContext) {
    const { locks }: { readonly locks?: LockManager | null } = navigator;
    const storage = {
      getStorage: () => sessionStorage,
      keyStore: indexedDbKeyStore,
      locks: locks ?? undefined,
    };
    const identity = await getTabIdentity(storage).catch(() => null);
    if (identity !== null) return { cryptography: webCryptography, identity };
  }
  return (await import('./script-identity.ts')).createScriptIdentity();
}

/**
 * The cryptography and the identity of this page. All calls of the page share one lookup: the page cannot tell its
 * own lock from another page's, and would take itself for a duplicate.
 */
export function getPageIdentity(): Promise<PageIdentity> {
  return (pageIdentity ??= createPageIdentity());
}

/**
 * The identity of a tab. Its id is kept in sessionStorage, which survives a reload, and its keys in a key store, where
 * no script can read them. A duplicated tab has a copy of the id; a Web Lock detects that, and the newer tab generates
 * keys of its own.
 *
 * @throws {DOMException} where Web Crypto has no Ed25519
 */
export async function getTabIdentity({
  getStorage,
  keyStore,
  locks,
}: TabStorage): Promise<Identity> {
  const stored = readStoredId(getStorage);
  if (stored !== null && (await acquireExclusiveLock(stored, locks))) {
    const keys = await keyStore.load(stored).catch(() => undefined);
    if (keys !== undefined) return identityOf(keys);
  }
  const keys = await generateKeys();
  const identity = await identityOf(keys);
  await acquireExclusiveLock(identity.peerId, locks);
  // Nobody waits for it. If nothing can be stored, the identity lasts as long as the page.
  void keyStore.save(identity.peerId, keys).then(
    () => storeId(getStorage, identity.peerId),
    () => undefined,
  );
  return identity;
}

function readStoredId(getStorage: () => Storage): PeerId | null {
  try {
    return PeerId.safeParse(getStorage().getItem(storageKey)).data ?? null;
  } catch {
    // With site data blocked, even access to the storage throws.
    return null;
  }
}

function storeId(getStorage: () => Storage, id: PeerId): void {
  try {
    getStorage().setItem(storageKey, id);
  } catch {
    // Blocked or full: a reload starts a new session.
  }
}

/** Holds the lock of a session for the lifetime of the page. Resolves to false if another page holds it. */
async function acquireExclusiveLock(id: PeerId, locks: LockManager | undefined): Promise<boolean> {
  if (locks === undefined) return true;
  const name = `${storageKey}.${id}`;
  const waiting = new AbortController();
  const giveUpIfHeld = async () => {
    // On a busy device a lock that nobody holds takes longer, and the session must not be lost for that.
    const { held = [] } = await locks.query().catch((): LockManagerSnapshot => ({}));
    if (held.some((lock) => lock.name === name)) waiting.abort();
  };
  const timer = setTimeout(() => void giveUpIfHeld(), lockTimeoutMs);
  return new Promise<boolean>((resolve) => {
    const request = locks.request(name, { signal: waiting.signal }, () => {
      clearTimeout(timer);
      resolve(true);
      return new Promise<never>(() => {});
    });
    request.catch(() => resolve(false));
  });
}
