import { generateSessionSecret, SessionSecret } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { getTabSessionSecret } from '../../src/session/tab-session.ts';
import { FakeLocks, FakeStorage, FullStorage } from '../support/fake-tab.ts';

describe('the session secret of a tab', () => {
  test('survives a reload', async () => {
    const storage = new FakeStorage();
    const locks = new FakeLocks();
    const before = await getTabSessionSecret(() => storage, locks.page());

    locks.closeAll();

    expect(await getTabSessionSecret(() => storage, locks.page())).toBe(before);
  });

  test('survives a reload although the old page has not released its lock yet', async () => {
    const storage = new FakeStorage();
    const locks = new FakeLocks();
    const before = await getTabSessionSecret(() => storage, locks.page());

    const after = getTabSessionSecret(() => storage, locks.page());
    await Promise.resolve();
    locks.closeAll();

    expect(await after).toBe(before);
  });

  test('is a new one in a duplicated tab, and survives a reload there', async () => {
    const locks = new FakeLocks();
    const original = new FakeStorage();
    const first = await getTabSessionSecret(() => original, locks.page());
    const duplicated = new FakeStorage(original);

    const second = await getTabSessionSecret(() => duplicated, locks.page());

    expect(second).not.toBe(first);
    expect(SessionSecret.safeParse(second).success).toBe(true);
    locks.closeAll();
    expect(await getTabSessionSecret(() => duplicated, locks.page())).toBe(second);
    expect(await getTabSessionSecret(() => original, locks.page())).toBe(first);
  });

  test('is a new one in every new tab', async () => {
    const locks = new FakeLocks();

    const one = await getTabSessionSecret(() => new FakeStorage(), locks.page());
    const other = await getTabSessionSecret(() => new FakeStorage(), locks.page());

    expect(one).not.toBe(other);
  });

  test('is a new one if the stored value is invalid', async () => {
    const storage = new FakeStorage();
    const locks = new FakeLocks();
    const before = await getTabSessionSecret(() => storage, locks.page());
    storage.corrupt();
    locks.closeAll();

    const after = await getTabSessionSecret(() => storage, locks.page());

    expect(after).not.toBe(before);
    expect(SessionSecret.safeParse(after).success).toBe(true);
  });

  test('lasts as long as the page if site data is blocked', async () => {
    const blocked = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const locks = new FakeLocks();

    const secret = await getTabSessionSecret(blocked, locks.page());

    expect(SessionSecret.safeParse(secret).success).toBe(true);
    expect(await getTabSessionSecret(blocked, locks.page())).not.toBe(secret);
  });

  test('lasts as long as the page if the storage is full', async () => {
    const storage = new FullStorage();

    const secret = await getTabSessionSecret(() => storage, new FakeLocks().page());

    expect(SessionSecret.safeParse(secret).success).toBe(true);
  });

  test('survives a reload on a page without locks, which is not a secure context', async () => {
    const storage = new FakeStorage();
    const before = await getTabSessionSecret(() => storage, undefined);

    expect(await getTabSessionSecret(() => storage, undefined)).toBe(before);
    expect(before).not.toBe(generateSessionSecret(crypto));
  });
});
