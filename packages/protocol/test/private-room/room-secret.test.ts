import { describe, expect, it } from 'vitest';
import {
  createPrivateRoomName,
  generateRoomName,
  generateRoomSecret,
  isPrivateRoom,
  RoomName,
  RoomSecret,
} from '../../src/index.ts';
import { shortHashOf } from '../support/node-cryptography.ts';
import { createOwner } from '../support/private-room.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('the name of a private room', () => {
  it('is P and the beginning of the hash of the owner’s public key', async () => {
    const { owner, room } = await createOwner();
    expect(room).toBe(`P${shortHashOf(owner.publicKey)}`);
    expect(room).toBe(`P${owner.peerId}`);
  });

  it('differs for each owner', async () => {
    const rooms = await Promise.all(Array.from({ length: 4 }, createOwner));
    expect(new Set(rooms.map(({ room }) => room)).size).toBe(4);
  });

  it('is a room name for each hash', () => {
    for (const byte of [0, 0x3e, 0xf8, 0xff]) {
      const room = createPrivateRoomName(new Uint8Array(32).fill(byte));
      expect(isPrivateRoom(RoomName.parse(room))).toBe(true);
    }
  });

  it.each([
    ['one character less', `P${'a'.repeat(21)}`],
    ['one character more', `P${'a'.repeat(23)}`],
    ['another prefix', `Q${'a'.repeat(22)}`],
    ['the prefix in lower case and other capitals', `pA${'a'.repeat(21)}`],
    ['no prefix', 'AZaz09_-AZaz09_-AZaz09'],
    ['a character of base64', `P${'a'.repeat(21)}+`],
    ['padding', `P${'a'.repeat(21)}=`],
    ['a space', `P${'a'.repeat(21)} `],
    ['a line break at the end', `P${'a'.repeat(22)}\n`],
    ['a line of its own', `a\nP${'a'.repeat(22)}`],
    ['a secret', `P${'a'.repeat(22)}#AAAAAAAAAAAAAAAAAAAAAA`],
  ])('is none with %s', (_, name) => {
    expect(accepts(RoomName, name)).toBe(false);
  });

  it('is never that of an open room', () => {
    const open = ['p', 'private', `p${'a'.repeat(22)}`, generateRoomName(crypto)];
    for (const name of open) expect(isPrivateRoom(RoomName.parse(name))).toBe(false);
  });
});

describe('the secret of a private room', () => {
  it('has 128 bits of the random source', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => 255 - index);
    const sizes: number[] = [];
    const secret = generateRoomSecret({
      getRandomValues(target) {
        sizes.push(target.length);
        target.set(bytes);
        return target;
      },
    });
    expect(sizes).toEqual([16]);
    expect(Buffer.from(secret, 'base64url')).toEqual(Buffer.from(bytes));
  });

  it('differs for each link', () => {
    const secrets = Array.from({ length: 200 }, () => generateRoomSecret(crypto));
    expect(new Set(secrets).size).toBe(200);
    expect(secrets.every((secret) => accepts(RoomSecret, secret))).toBe(true);
  });

  it.each([
    ['a character less', 'A'.repeat(21)],
    ['a character more', 'A'.repeat(23)],
    ['bits beyond the 128', `${'A'.repeat(21)}B`],
    ['a character of base64', `${'A'.repeat(20)}/A`],
    ['padding', `${'A'.repeat(22)}==`],
    ['a line break at the end', `${'A'.repeat(22)}\n`],
    ['no characters', ''],
    ['no text', 22],
  ])('is none with %s', (_, secret) => {
    expect(accepts(RoomSecret, secret)).toBe(false);
  });
});
