import { SessionSecret } from '@visavis/protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeLocks, FakeStorage } from '../support/fake-tab.ts';

/** Loads the module again, as each page does, and returns its `browserPlatform`. */
async function openPage(locks: LockManager | undefined) {
  vi.resetModules();
  vi.stubGlobal('navigator', { ...(locks && { locks }) });
  const { browserPlatform } = await import('../../src/platform/browser-platform.ts');
  return browserPlatform;
}

function stubStorage(storage: () => Storage): void {
  Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, get: storage });
}

describe('the session secret of a page', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');

  afterEach(() => {
    vi.unstubAllGlobals();
    if (own === undefined) Reflect.deleteProperty(globalThis, 'sessionStorage');
    else Object.defineProperty(globalThis, 'sessionStorage', own);
  });

  test('is the same for a second call, although the page holds the lock already', async () => {
    const storage = new FakeStorage();
    stubStorage(() => storage);
    const browserPlatform = await openPage(new FakeLocks().page());
    const first = await browserPlatform().getSessionSecret();

    const second = browserPlatform().getSessionSecret();

    expect(await Promise.race([second, Promise.resolve('still waiting')])).toBe(first);
  });

  test('is a new one in a duplicated tab', async () => {
    const locks = new FakeLocks();
    const original = new FakeStorage();
    stubStorage(() => original);
    const first = await (await openPage(locks.page()))().getSessionSecret();
    const duplicated = new FakeStorage(original);
    stubStorage(() => duplicated);

    expect(await (await openPage(locks.page()))().getSessionSecret()).not.toBe(first);
  });

  test('is the same for all calls of the page where site data is blocked', async () => {
    stubStorage(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    const browserPlatform = await openPage(new FakeLocks().page());

    const first = await browserPlatform().getSessionSecret();

    expect(SessionSecret.safeParse(first).success).toBe(true);
    expect(await browserPlatform().getSessionSecret()).toBe(first);
  });
});
