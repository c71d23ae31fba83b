import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeLock,
  EntryHash,
  isLockOf,
  Lock,
  newerLock,
  RoomName,
  Signature,
  signLock,
  webCryptography,
} from '../../src/index.ts';
import { encodeStatement } from '../../src/identity/statement.ts';
import {
  encodeFields,
  publicKeyOf,
  readPrivateKey,
  shortHashOf,
  signBytes,
} from '../support/node-cryptography.ts';
import { changeCharacter, createOwner, createPrivateRoom } from '../support/private-room.ts';

const entryHash = EntryHash.parse('A'.repeat(43));
const otherHash = EntryHash.parse(`B${'A'.repeat(42)}`);
const isValid = (room: RoomName, lock: Lock) => isLockOf(webCryptography, room, lock);

describe('a lock', () => {
  it('is one that an independent implementation would sign', async () => {
    const privateKey = readPrivateKey(Buffer.alloc(32, 5));
    const owner = publicKeyOf(privateKey);
    const room = RoomName.parse(`P${shortHashOf(owner)}`);
    const bytes = encodeFields('visavis/2 lock', room, 3, entryHash);
    expect(Buffer.from(encodeLock({ room, epoch: 3, entryHash }))).toEqual(bytes);
    const signature = signBytes(privateKey, bytes);
    const lock = Lock.parse({ owner, epoch: 3, entryHash, signature });
    expect(await isValid(room, lock)).toBe(true);
  });

  it('is valid for the room of its owner, with the entry hash of the link', async () => {
    const { owner, room, keys } = await createPrivateRoom();
    const lock = await signLock(owner, { room, epoch: 0, entryHash: keys.entryHash });
    expect(Lock.parse(lock)).toEqual(lock);
    expect(lock).toMatchObject({ owner: owner.publicKey, epoch: 0, entryHash: keys.entryHash });
    expect(await isValid(room, lock)).toBe(true);
  });

  it('is invalid if anything of it was changed', async () => {
    const { owner, room } = await createOwner();
    const lock = await signLock(owner, { room, epoch: 1, entryHash });
    const changes: readonly Partial<Lock>[] = [
      { epoch: 2 },
      { epoch: 0 },
      { entryHash: otherHash },
      { signature: Signature.parse(changeCharacter(lock.signature, 0)) },
      { signature: Signature.parse(changeCharacter(lock.signature, 50)) },
      { signature: Signature.parse('A'.repeat(86)) },
    ];
    for (const change of changes) expect(await isValid(room, { ...lock, ...change })).toBe(false);
    expect(await isValid(room, lock)).toBe(true);
  });

  it('is invalid for any other room', async () => {
    const { owner, room } = await createOwner();
    const { room: otherRoom } = await createOwner();
    const lock = await signLock(owner, { room, epoch: 0, entryHash });
    expect(await isValid(otherRoom, lock)).toBe(false);
    expect(await isValid(RoomName.parse('room1'), lock)).toBe(false);
    const forOther = await signLock(owner, { room: otherRoom, epoch: 0, entryHash });
    expect(await isValid(otherRoom, forOther)).toBe(false);
    expect(await isValid(room, forOther)).toBe(false);
  });

  it('is invalid if somebody else has signed it, whichever owner it names', async () => {
    const { owner, room } = await createOwner();
    const { owner: other } = await createOwner();
    const lock = await signLock(other, { room, epoch: 0, entryHash });
    expect(await isValid(room, lock)).toBe(false);
    expect(await isValid(room, { ...lock, owner: owner.publicKey })).toBe(false);
  });

  it('is no statement of another kind with the same fields', async () => {
    const { owner, room } = await createOwner();
    for (const tag of ['visavis/2 login', 'visavis/2 description', 'visavis/3 lock']) {
      const signature = await owner.sign(encodeStatement(tag, [room, 0, entryHash]));
      const lock = { owner: owner.publicKey, epoch: 0, entryHash, signature };
      expect(await isValid(room, lock)).toBe(false);
    }
  });

  it.each([
    ['a negative epoch', { epoch: -1 }],
    ['a broken epoch', { epoch: 0.5 }],
    ['an epoch beyond what numbers can count', { epoch: 2 ** 53 }],
    ['an epoch that is text', { epoch: '0' }],
    ['an entry hash that is too short', { entryHash: 'A'.repeat(42) }],
    ['an entry hash that is too long', { entryHash: 'A'.repeat(44) }],
    ['bits beyond those of a hash', { entryHash: `${'A'.repeat(42)}B` }],
    ['an owner that is no key', { owner: 'Ana' }],
    ['a signature that is cut', { signature: 'A'.repeat(85) }],
    ['no signature', { signature: undefined }],
  ])('is not parsed with %s', (_, change) => {
    const lock = { owner: entryHash, epoch: 0, entryHash, signature: 'A'.repeat(86) };
    expect(Lock.safeParse(lock).success).toBe(true);
    expect(Lock.safeParse({ ...lock, ...change }).success).toBe(false);
  });
});

describe('of two locks', () => {
  const createLock = (epoch: number, entryHash: EntryHash): Lock =>
    Lock.parse({ owner: 'A'.repeat(43), epoch, entryHash, signature: 'A'.repeat(86) });
  const old = createLock(1, entryHash);
  const newer = createLock(2, otherHash);

  it('that with the higher epoch counts, in any order', () => {
    expect(newerLock(old, newer)).toBe(newer);
    expect(newerLock(newer, old)).toBe(newer);
    expect(newerLock(null, old)).toBe(old);
    expect(newerLock(old, null)).toBe(old);
    expect(newerLock(null, null)).toBeNull();
  });

  it('that which is known counts if both have the same epoch', () => {
    expect(newerLock(newer, createLock(2, entryHash))).toBe(newer);
  });

  it('and of many, no earlier one comes back', () => {
    const epochs = fc.array(fc.nat(9), { minLength: 1 });
    fc.assert(
      fc.property(epochs, (epochs) => {
        const locks = epochs.map((epoch) => createLock(epoch, entryHash));
        const last = locks.reduce<Lock | null>(newerLock, null);
        expect(last?.epoch).toBe(Math.max(...epochs));
      }),
    );
  });
});
