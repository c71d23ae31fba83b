import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { getTabIdentity } from '../../src/identity/page-identity.ts';
import type { KeyStore } from '../../src/identity/key-store.ts';
import { FakeLocks, FakeStorage, FullStorage } from '../support/fake-tab.ts';
import { MemoryKeyStore } from '../support/memory-key-store.ts';

/** A browser: its locks and its key store, which all tabs share. */
class FakeBrowser {
  readonly locks = new FakeLocks();
  readonly keyStore: KeyStore = new MemoryKeyStore();

  /** The id of the session of a page in the tab with this storage. */
  async open(storage: Storage): Promise<string> {
    const { locks, keyStore } = this;
    const identity = await getTabIdentity({
      getStorage: () => storage,
      keyStore,
      locks: locks.page(),
    });
    // What is stored in the background is stored in microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    return identity.peerId;
  }
}

describe('the identity of a tab', () => {
  test('survives a reload', async () => {
    const browser = new FakeBrowser();
    const storage = new FakeStorage();
    const before = await browser.open(storage);
    browser.locks.closeAll();
    expect(await browser.open(storage)).toBe(before);
  });

  test('survives a reload although the old page has not released its lock yet', async () => {
    const browser = new FakeBrowser();
    const storage = new FakeStorage();
    const before = await browser.open(storage);
    const after = browser.open(storage);
    await Promise.resolve();
    browser.locks.closeAll();
    expect(await after).toBe(before);
  });

  test('survives a reload on a device that is too busy to give the lock in time', async () => {
    const browser = new FakeBrowser();
    const storage = new FakeStorage();
    const before = await browser.open(storage);
    browser.locks.closeAll();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    browser.locks.isBusy = true;
    const after = browser.open(storage);
    await vi.advanceTimersByTimeAsync(10_000);
    browser.locks.answer();
    expect(await after).toBe(before);
  });

  test('is a new one in a duplicated tab, and survives a reload there', async () => {
    const browser = new FakeBrowser();
    const original = new FakeStorage();
    const first = await browser.open(original);
    const duplicated = new FakeStorage(original);
    const second = await browser.open(duplicated);
    expect(second).not.toBe(first);
    browser.locks.closeAll();
    expect(await browser.open(duplicated)).toBe(second);
    expect(await browser.open(original)).toBe(first);
  });

  test('is a new one in every new tab', async () => {
    const browser = new FakeBrowser();
    const one = await browser.open(new FakeStorage());
    expect(await browser.open(new FakeStorage())).not.toBe(one);
  });

  test('is a new one if the stored value is invalid', async () => {
    const browser = new FakeBrowser();
    const storage = new FakeStorage();
    const before = await browser.open(storage);
    storage.corrupt();
    browser.locks.closeAll();
    expect(await browser.open(storage)).not.toBe(before);
  });

  test('is a new one if its keys are gone', async () => {
    const storage = new FakeStorage();
    const before = await new FakeBrowser().open(storage);
    expect(await new FakeBrowser().open(storage)).not.toBe(before);
  });

  test('lasts as long as the page if site data is blocked', async () => {
    const locks = new FakeLocks();
    const error = new DOMException('The operation is insecure.', 'SecurityError');
    const blocked = {
      getStorage: () => {
        throw error;
      },
      keyStore: { load: () => Promise.reject(error), save: () => Promise.reject(error) },
      locks: locks.page(),
    };
    const { peerId } = await getTabIdentity(blocked);
    expect((await getTabIdentity(blocked)).peerId).not.toBe(peerId);
  });

  test('lasts as long as the page if the storage is full', async () => {
    const browser = new FakeBrowser();
    const storage = new FullStorage();
    const before = await browser.open(storage);
    browser.locks.closeAll();
    expect(await browser.open(storage)).not.toBe(before);
  });

  test('survives a reload in a browser without locks', async () => {
    const storage = new FakeStorage();
    const keyStore = new MemoryKeyStore();
    const tab = { getStorage: () => storage, keyStore, locks: undefined };
    const before = await getTabIdentity(tab);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await getTabIdentity(tab)).peerId).toBe(before.peerId);
  });

  test('signs with a key that no script can read', async () => {
    const keyStore = new MemoryKeyStore();
    const storage = new FakeStorage();
    const { peerId } = await getTabIdentity({
      getStorage: () => storage,
      keyStore,
      locks: undefined,
    });
    const keys = await keyStore.load(peerId);
    if (keys === undefined) throw new Error('no keys');
    await expect(crypto.subtle.exportKey('pkcs8', keys.privateKey)).rejects.toThrow(/extractable/);
  });
});
