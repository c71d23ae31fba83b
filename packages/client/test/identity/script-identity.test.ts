import { webCryptography } from '@visavis/protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createScriptIdentity } from '../../src/identity/script-identity.ts';
import { FakeStorage, FullStorage } from '../support/fake-tab.ts';

const bytes = new TextEncoder().encode('a statement');

/** The identity of a page without Ed25519 in Web Crypto, in the tab with this storage. */
function openPage(storage: Storage) {
  vi.stubGlobal('sessionStorage', storage);
  return createScriptIdentity();
}

describe('the identity of a page without Ed25519 in Web Crypto', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('signs what Web Crypto verifies, and has the same id there', async () => {
    const identity = openPage(new FakeStorage()).identity;
    const signature = await identity.sign(bytes);
    expect(await webCryptography.verify(identity.publicKey, signature, bytes)).toBe(true);
  });

  test('verifies what Web Crypto signs, and nothing else', async () => {
    const { cryptography } = openPage(new FakeStorage());
    const { publicKey, sign } = await webCryptography.createIdentity();
    const signature = await sign(bytes);
    expect(await cryptography.verify(publicKey, signature, bytes)).toBe(true);
    expect(await cryptography.verify(publicKey, signature, bytes.slice(1))).toBe(false);
    expect(await cryptography.hash(bytes)).toEqual(await webCryptography.hash(bytes));
  });

  test('survives a reload', async () => {
    const storage = new FakeStorage();
    const before = openPage(storage).identity;
    expect(openPage(storage).identity.peerId).toBe(before.peerId);
  });

  test('is a new one if the stored key was changed', async () => {
    const storage = new FakeStorage();
    const before = openPage(storage).identity;
    storage.setItem('visavis.scriptSession', 'AAAA');
    expect(openPage(storage).identity.peerId).not.toBe(before.peerId);
  });

  test('lasts as long as the page if nothing can be stored', async () => {
    const storage = new FullStorage();
    const before = openPage(storage).identity;
    expect(openPage(storage).identity.peerId).not.toBe(before.peerId);
  });

  test('is another one for each check of a connection', async () => {
    const { cryptography } = openPage(new FakeStorage());
    const one = await cryptography.createIdentity();
    expect((await cryptography.createIdentity()).peerId).not.toBe(one.peerId);
  });
});
