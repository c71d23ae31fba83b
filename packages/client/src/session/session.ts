import { randomSessionSecret, SessionSecret } from '@visavis/protocol';

const storageKey = 'visavis.session';

/**
 * How long to wait, in milliseconds, for a lock that another page holds. A page that is being reloaded
 * lets go of it at once; a tab that was duplicated from this one never does.
 */
const patience = 400;

/**
 * Who this tab is: the secret of its sessionStorage, which survives a reload. A duplicated tab has a copy
 * of it; a Web Lock tells the two apart, and the newer one makes a secret of its own.
 */
export async function tabSession(
  storage: Storage,
  locks: LockManager | undefined,
): Promise<SessionSecret> {
  const stored = SessionSecret.safeParse(storage.getItem(storageKey));
  if (stored.success && (await holdAlone(stored.data, locks))) return stored.data;
  const secret = randomSessionSecret(crypto);
  storage.setItem(storageKey, secret);
  await holdAlone(secret, locks);
  return secret;
}

/** Holds a secret's lock for as long as the page lives. False where another page has it. */
async function holdAlone(secret: SessionSecret, locks: LockManager | undefined): Promise<boolean> {
  // Pages that are not secure have no locks; there, duplicating a tab moves the call to the newer one.
  if (locks === undefined) return true;
  return new Promise<boolean>((resolve) => {
    const held = locks.request(
      `${storageKey}.${secret}`,
      { signal: AbortSignal.timeout(patience) },
      () => {
        resolve(true);
        return new Promise<never>(() => {});
      },
    );
    held.catch(() => resolve(false));
  });
}
