import { generateSessionSecret, SessionSecret } from '@visavis/protocol';

const storageKey = 'visavis.session';

/**
 * How long to wait for a lock that another page holds, in milliseconds. A page that is being reloaded
 * releases it at once; the original of a duplicated tab keeps it.
 */
const lockTimeoutMs = 400;

let pageSecret: Promise<SessionSecret> | null = null;

/**
 * The session secret of this page's tab. All calls of the page share one lookup: the page cannot tell its
 * own lock from another page's, and would take itself for a duplicate.
 */
export function getPageSessionSecret(): Promise<SessionSecret> {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  pageSecret ??= getTabSessionSecret(() => sessionStorage, locks);
  return pageSecret;
}

/**
 * The session secret of a tab. It is kept in sessionStorage, which survives a reload. A duplicated tab has
 * a copy; a Web Lock detects that, and the newer tab generates a secret of its own.
 *
 * @param getStorage returns the storage of the tab; may throw
 */
export async function getTabSessionSecret(
  getStorage: () => Storage,
  locks: LockManager | undefined,
): Promise<SessionSecret> {
  const stored = readStoredSecret(getStorage);
  if (stored !== null && (await acquireExclusiveLock(stored, locks))) return stored;
  const secret = generateSessionSecret(crypto);
  storeSecret(getStorage, secret);
  await acquireExclusiveLock(secret, locks);
  return secret;
}

function readStoredSecret(getStorage: () => Storage): SessionSecret | null {
  try {
    return SessionSecret.safeParse(getStorage().getItem(storageKey)).data ?? null;
  } catch {
    // With site data blocked, even access to the storage throws.
    return null;
  }
}

function storeSecret(getStorage: () => Storage, secret: SessionSecret): void {
  try {
    getStorage().setItem(storageKey, secret);
  } catch {
    // Blocked or full: the secret lasts as long as the page, and a reload starts a new session.
  }
}

/** Holds the lock of a secret for the lifetime of the page. Resolves to false if another page holds it. */
async function acquireExclusiveLock(
  secret: SessionSecret,
  locks: LockManager | undefined,
): Promise<boolean> {
  // Pages that are not secure contexts have no locks. There, the duplicate of a tab takes over its call.
  if (locks === undefined) return true;
  return new Promise<boolean>((resolve) => {
    const request = locks.request(
      `${storageKey}.${secret}`,
      { signal: AbortSignal.timeout(lockTimeoutMs) },
      () => {
        resolve(true);
        return new Promise<never>(() => {});
      },
    );
    request.catch(() => resolve(false));
  });
}
