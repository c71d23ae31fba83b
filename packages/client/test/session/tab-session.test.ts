import { generateSessionSecret, SessionSecret } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { getTabSessionSecret } from '../../src/session/tab-session.ts';
import { FakeLocks, FakeStorage, FullStorage } from '../support/fake-tab.ts';

describe('who a tab is', () => {
  test('is kept over a reload', async () => {
    const storage = new FakeStorage();
    const locks = new FakeLocks();
    const before = await getTabSessionSecret(() => storage, locks.page());

    locks.closeAll();

    expect(await getTabSessionSecret(() => storage, locks.page())).toBe(before);
  });

  test('is kept over a reload although the page before is still letting go', async () => {
    const storage = new FakeStorage();
    const locks = new FakeLocks();
    const before = await getTabSessionSecret(() => storage, locks.page());

    const after = getTabSessionSecret(() => storage, locks.page());
    await Promise.resolve();
    locks.closeAll();

    expect(await after).toBe(before);
  });

  test('is somebody else in a tab that was duplicated, and stays so over a reload', async () => {
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

  test('is somebody new in a new tab, and different in two of them', async () => {
    const locks = new FakeLocks();

    const one = await getTabSessionSecret(() => new FakeStorage(), locks.page());
    const other = await getTabSessionSecret(() => new FakeStorage(), locks.page());

    expect(one).not.toBe(other);
  });

  test('is made anew where what is stored is no secret', async () => {
    const storage = new FakeStorage();
    const locks = new FakeLocks();
    const before = await getTabSessionSecret(() => storage, locks.page());
    storage.corrupt();
    locks.closeAll();

    const after = await getTabSessionSecret(() => storage, locks.page());

    expect(after).not.toBe(before);
    expect(SessionSecret.safeParse(after).success).toBe(true);
  });

  test('lasts as long as the page where the data of sites is blocked', async () => {
    const blocked = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const locks = new FakeLocks();

    const secret = await getTabSessionSecret(blocked, locks.page());

    expect(SessionSecret.safeParse(secret).success).toBe(true);
    expect(await getTabSessionSecret(blocked, locks.page())).not.toBe(secret);
  });

  test('lasts as long as the page where nothing more can be stored', async () => {
    const storage = new FullStorage();

    const secret = await getTabSessionSecret(() => storage, new FakeLocks().page());

    expect(SessionSecret.safeParse(secret).success).toBe(true);
  });

  test('is kept on a page that is not secure, where there are no locks', async () => {
    const storage = new FakeStorage();
    const before = await getTabSessionSecret(() => storage, undefined);

    expect(await getTabSessionSecret(() => storage, undefined)).toBe(before);
    expect(before).not.toBe(generateSessionSecret(crypto));
  });
});
