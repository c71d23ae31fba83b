import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeLocks, FakeStorage } from '../support/fake-tab.ts';

/** Loads the module again, as each page does, and returns its `browserPlatform`. */
async function openPage(storage: Storage, { isSecureContext = true } = {}) {
  vi.resetModules();
  const locks = isSecureContext ? { locks: new FakeLocks().page() } : {};
  vi.stubGlobal('navigator', locks);
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('isSecureContext', isSecureContext);
  const { browserPlatform } = await import('../../src/platform/browser-platform.ts');
  return browserPlatform;
}

describe('the identity of a page', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('is the same for all calls of the page', async () => {
    const browserPlatform = await openPage(new FakeStorage());
    const first = await browserPlatform().getIdentity();
    expect(await browserPlatform().getIdentity()).toBe(first);
  });

  test('verifies what it signs, also on a page that is not a secure context', async () => {
    for (const isSecureContext of [true, false]) {
      const browserPlatform = await openPage(new FakeStorage(), { isSecureContext });
      const { getIdentity, cryptography } = browserPlatform();
      const { publicKey, sign } = await getIdentity();
      const bytes = new Uint8Array([1, 2, 3]);
      expect(await cryptography.verify(publicKey, await sign(bytes), bytes)).toBe(true);
    }
  });

  test('verifies what it signs in a browser whose Web Crypto has no Ed25519', async () => {
    const error = new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(error);
    const { getIdentity, cryptography } = (await openPage(new FakeStorage()))();
    const { publicKey, sign } = await getIdentity();
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await cryptography.verify(publicKey, await sign(bytes), bytes)).toBe(true);
    vi.restoreAllMocks();
  });
});

describe('the certificate of a page', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('is created once, and shared by all calls and connections', async () => {
    const created: unknown[] = [];
    vi.stubGlobal('RTCPeerConnection', {
      async generateCertificate(algorithm: unknown) {
        created.push(algorithm);
        return { expires: 0 };
      },
    });
    const browserPlatform = await openPage(new FakeStorage());
    const [certificate] = await browserPlatform().getCertificates();
    expect(await browserPlatform().getCertificates()).toEqual([certificate]);
    expect(created).toEqual([{ name: 'ECDSA', namedCurve: 'P-256' }]);
  });

  test('is left to each connection if the browser refuses to create one', async () => {
    const browserPlatform = await openPage(new FakeStorage());
    expect(await browserPlatform().getCertificates()).toEqual([]);
  });
});
