import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  deriveRoomKeys,
  EntryHash,
  EntryToken,
  generateRoomSecret,
  keyLabels,
  nonceBytes,
  RoomSecret,
} from '../../src/index.ts';
import { decodeBase64url, encodeBase64url } from '../../src/identity/base64url.ts';
import {
  deriveBytes,
  deriveSealingKey,
  hashBytes,
  openBytes,
  sealBytes,
} from '../support/node-cryptography.ts';
import { createOwner, createPrivateRoom } from '../support/private-room.ts';

const context = new Uint8Array([1, 2, 3]);
const plaintext = new TextEncoder().encode('hello');

describe('the keys of a private room', () => {
  it('are those of an independent implementation', async () => {
    const { room, secret, keys } = await createPrivateRoom();
    const token = deriveBytes(room, secret, 'visavis/2 entry token');
    expect(keys.entryToken).toBe(token.toString('base64url'));
    expect(keys.entryHash).toBe(hashBytes(token));

    const sealed = encodeBase64url(await keys.seal(plaintext, context));
    const sealingKey = deriveSealingKey(room, secret);
    expect(openBytes(sealingKey, sealed, Buffer.from(context))).toEqual(Buffer.from(plaintext));
    const other = sealBytes(
      sealingKey,
      Buffer.alloc(nonceBytes, 7),
      Buffer.from(plaintext),
      Buffer.from(context),
    );
    expect(await keys.open(decodeBase64url(other), context)).toEqual(plaintext);
  });

  it('have a label each', () => {
    expect(new Set(Object.values(keyLabels)).size).toBe(Object.keys(keyLabels).length);
  });

  it('are parsed as what they are', async () => {
    const { keys } = await createPrivateRoom();
    expect(EntryToken.parse(keys.entryToken)).toBe(keys.entryToken);
    expect(EntryHash.parse(keys.entryHash)).toBe(keys.entryHash);
    expect(keys.entryToken).not.toBe(keys.entryHash);
  });

  it('are the same on every page with the same link, and others with any other link', async () => {
    const { room, secret, keys } = await createPrivateRoom();
    const again = await deriveRoomKeys(room, secret);
    const sealed = await keys.seal(plaintext, context);
    expect(again.entryToken).toBe(keys.entryToken);
    expect(await again.open(Uint8Array.from(sealed), context)).toEqual(plaintext);

    const { room: otherRoom } = await createOwner();
    const others = [
      await deriveRoomKeys(room, generateRoomSecret(crypto)),
      await deriveRoomKeys(otherRoom, secret),
    ];
    for (const other of others) {
      expect(other.entryToken).not.toBe(keys.entryToken);
      expect(other.entryHash).not.toBe(keys.entryHash);
      expect(await other.open(Uint8Array.from(sealed), context)).toBeNull();
    }
  });

  it('differ when one bit of the secret differs', async () => {
    const { room } = await createOwner();
    const secrets = ['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAQ', 'gAAAAAAAAAAAAAAAAAAAAA'];
    const all = await Promise.all(
      secrets.map((secret) => deriveRoomKeys(room, RoomSecret.parse(secret))),
    );
    expect(new Set(all.map(({ entryToken }) => entryToken)).size).toBe(secrets.length);
  });

  it('cannot be exported by any script', async () => {
    const { room } = await createOwner();
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    const deriveKey = vi.spyOn(crypto.subtle, 'deriveKey');
    await deriveRoomKeys(room, generateRoomSecret(crypto));
    const keys = [...importKey.mock.results, ...deriveKey.mock.results].map(
      (result): unknown => result.type === 'return' && result.value,
    );
    vi.restoreAllMocks();
    expect(await Promise.all(keys)).toMatchObject([{ extractable: false }, { extractable: false }]);
  });
});

describe('sealed bytes', () => {
  it('are a nonce, the ciphertext and a tag of 16 bytes', async () => {
    const { keys } = await createPrivateRoom();
    for (const size of [0, 1, 1_000]) {
      const sealed = await keys.seal(new Uint8Array(size), context);
      expect(sealed.length).toBe(nonceBytes + size + 16);
    }
  });

  it('have a new nonce each time', async () => {
    const { keys } = await createPrivateRoom();
    const all = await Promise.all(Array.from({ length: 64 }, () => keys.seal(plaintext, context)));
    const nonces = all.map((sealed) => encodeBase64url(sealed.subarray(0, nonceBytes)));
    expect(new Set(nonces).size).toBe(all.length);
  });

  it('are opened with the same associated data only', async () => {
    const { keys } = await createPrivateRoom();
    const sealed = Uint8Array.from(await keys.seal(plaintext, context));
    expect(await keys.open(sealed, context)).toEqual(plaintext);
    for (const other of [[], [1, 2], [1, 2, 3, 0], [1, 2, 4]]) {
      expect(await keys.open(sealed, new Uint8Array(other))).toBeNull();
    }
  });

  it('are not opened after any change, cut or extension', async () => {
    const { keys } = await createPrivateRoom();
    const sealed = Uint8Array.from(await keys.seal(plaintext, context));
    for (let size = 0; size < sealed.length; size += 1) {
      expect(await keys.open(sealed.slice(0, size), context)).toBeNull();
      expect(await keys.open(sealed.slice(sealed.length - size), context)).toBeNull();
    }
    expect(await keys.open(Uint8Array.from([...sealed, 0]), context)).toBeNull();
    const change = fc.record({ at: fc.nat(sealed.length - 1), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, bit }) => {
        const changed = sealed.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        expect(await keys.open(changed, context)).toBeNull();
      }),
    );
  });
});
