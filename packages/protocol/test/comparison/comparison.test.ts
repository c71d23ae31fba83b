import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  comparedEmojiCount,
  ComparisonNonce,
  emojiCount,
  encodeCommitment,
  encodeComparison,
  PeerId,
  PublicKey,
  readEmojiNumbers,
  RoomName,
  webCryptography,
  type ComparedSide,
} from '../../src/index.ts';
import { encodeFields, hashBytes } from '../support/node-cryptography.ts';
import { readVectors } from '../support/vectors.ts';

const room = RoomName.parse('room1');
const keys = readVectors('Test vectors');
const [firstRow = [], otherRow = [], comparisonRow = []] = readVectors(
  'Test vectors of a comparison',
);

/** One side of the vectors, from its rows of keys and of nonces. */
function readSide(keyRow: readonly string[] = [], row: readonly string[] = []) {
  const [, publicKey, id] = keyRow;
  const [fingerprint = '', nonce, bytes, commitment] = row;
  return {
    id: PeerId.parse(id),
    publicKey: PublicKey.parse(publicKey),
    fingerprint,
    nonce: ComparisonNonce.parse(nonce),
    bytes,
    commitment,
  };
}

const one = readSide(keys[0], firstRow);
const other = readSide(keys[1], otherRow);

const emojiOf = async (sides: readonly [ComparedSide, ComparedSide], inRoom = room) =>
  readEmojiNumbers(await webCryptography.hash(encodeComparison(inRoom, sides)));

describe('the test vectors of a comparison', () => {
  test.each([
    [one, other],
    [other, one],
  ])('the commitment', (from, to) => {
    const bytes = encodeFields('visavis/2 commitment', room, from.id, to.id, from.nonce);
    expect(bytes.toString('hex')).toBe(from.bytes);
    expect(hashBytes(bytes)).toBe(from.commitment);
    const encoded = encodeCommitment({ room, from: from.id, to: to.id, nonce: from.nonce });
    expect(Buffer.from(encoded).toString('hex')).toBe(from.bytes);
  });

  test('the emoji', async () => {
    const [bytes, hash = '', numbers] = comparisonRow;
    const fields = [one, other].flatMap((side) => [side.publicKey, side.fingerprint, side.nonce]);
    const statement = encodeFields('visavis/2 comparison', room, ...fields);
    expect(statement.toString('hex')).toBe(bytes);
    expect(Buffer.from(hashBytes(statement), 'base64url').toString('hex')).toBe(hash);
    const bits = BigInt(`0x${hash}`) >> 220n;
    const expected = [30n, 24n, 18n, 12n, 6n, 0n].map((shift) => Number((bits >> shift) % 64n));
    expect(expected.join(', ')).toBe(numbers);
    expect(Buffer.from(encodeComparison(room, [one, other])).toString('hex')).toBe(bytes);
    expect(await emojiOf([one, other])).toEqual(expected);
  });
});

describe('the emoji of a comparison', () => {
  it('are the same on both sides', async () => {
    expect(await emojiOf([other, one])).toEqual(await emojiOf([one, other]));
  });

  const changes: readonly (readonly [string, Partial<ComparedSide>])[] = [
    ['public key', { publicKey: PublicKey.parse('B'.repeat(42) + 'A') }],
    ['certificate', { fingerprint: one.fingerprint }],
    ['nonce', { nonce: one.nonce }],
  ];
  it.each(changes)('are different with another %s', async (_, change) => {
    expect(await emojiOf([one, { ...other, ...change }])).not.toEqual(await emojiOf([one, other]));
  });

  it('are different in another room', async () => {
    const inOther = await emojiOf([one, other], RoomName.parse('room2'));
    expect(inOther).not.toEqual(await emojiOf([one, other]));
  });

  it('are six numbers, each of which depends on six bits of its own', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const numbers = readEmojiNumbers(hash);
        expect(numbers).toHaveLength(comparedEmojiCount);
        for (const number of numbers) expect(number >= 0 && number < emojiCount).toBe(true);
        // The rest of the hash is not used.
        const start = numbers.reduce((sum, number) => sum * 64n + BigInt(number), 0n);
        const hex = Buffer.from(hash).toString('hex').slice(0, 9);
        expect(start).toBe(BigInt(`0x${hex}`));
      }),
    );
  });
});

describe('a commitment', () => {
  it('of one side is none of the other, so that it cannot be returned', () => {
    const own = encodeCommitment({ room, from: one.id, to: other.id, nonce: one.nonce });
    const returned = encodeCommitment({ room, from: other.id, to: one.id, nonce: one.nonce });
    expect(returned).not.toEqual(own);
  });
});
