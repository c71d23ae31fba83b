import { generateSessionSecret, SessionSecret } from '@visavis/protocol';

const storageKey = 'visavis.session';

/**
 * How long to wait, in milliseconds, for a lock that another page holds. A page that is being reloaded
 * lets go of it at once; a tab that was duplicated from this one never does.
 */
const lockTimeoutMs = 400;

let pageSecret: Promise<SessionSecret> | null = null;

/**
 * Who this page's tab is. It is found out once for all calls of the page: the page cannot tell a lock that
 * it holds itself from another page's, and would take itself for a duplicate.
 */
export function getPageSessionSecret(): Promise<SessionSecret> {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  pageSecret ??= getTabSessionSecret(() => sessionStorage, locks);
  return pageSecret;
}

/**
 * Who a tab is: the secret of its sessionStorage, which survives a reload. A duplicated tab has a copy
 * of it; a Web Lock tells the two apart, and the newer one makes a secret of its own.
 *
 * @param storage names the tab's storage; may throw
 */
export async function getTabSessionSecret(
  storage: () => Storage,
  locks: LockManager | undefined,
): Promise<SessionSecret> {
  const stored = readStoredSecret(storage);
  if (stored !== null && (await acquireExclusiveLock(stored, locks))) return stored;
  const secret = generateSessionSecret(crypto);
  storeSecret(storage, secret);
  await acquireExclusiveLock(secret, locks);
  return secret;
}

function readStoredSecret(storage: () => Storage): SessionSecret | null {
  try {
    return SessionSecret.safeParse(storage().getItem(storageKey)).data ?? null;
  } catch {
    // The person has the data of sites blocked: even to name the storage throws then.
    return null;
  }
}

function storeSecret(storage: () => Storage, secret: SessionSecret): void {
  try {
    storage().setItem(storageKey, secret);
  } catch {
    // Blocked or full: who this is lasts as long as the page, and a reload makes somebody new.
  }
}

/** Holds a secret's lock for as long as the page lives. False where another page has it. */
async function acquireExclusiveLock(
  secret: SessionSecret,
  locks: LockManager | undefined,
): Promise<boolean> {
  // Pages that are not secure have no locks; there, duplicating a tab moves the call to the newer one.
  if (locks === undefined) return true;
  return new Promise<boolean>((resolve) => {
    const held = locks.request(
      `${storageKey}.${secret}`,
      { signal: AbortSignal.timeout(lockTimeoutMs) },
      () => {
        resolve(true);
        return new Promise<never>(() => {});
      },
    );
    held.catch(() => resolve(false));
  });
}
