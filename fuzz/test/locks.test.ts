import {
  createPrivateRoomName,
  decodeBase64url,
  EntryHash,
  isLockOf,
  Lock,
  PublicKey,
  Signature,
  signLock,
  webCryptography,
} from '@visavis/protocol';
import { roomName } from '@visavis/protocol/testing';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { mostly } from '../input/mostly.ts';
import { mutated } from '../input/mutate.ts';

const owner = await webCryptography.createIdentity();
const room = createPrivateRoomName(await webCryptography.hash(decodeBase64url(owner.publicKey)));
const otherRooms = fc.constantFrom(roomName, createPrivateRoomName(new Uint8Array(32)));
const entryHash = EntryHash.parse('A'.repeat(43));
const lock = await signLock(owner, { room, epoch: 1, entryHash });

fuzz('a lock is valid as it was signed, for its room, and no other', {
  percent: 1,
  inputs: fc.record({
    room: mostly(room, otherRooms),
    lock: mutated(
      fc.record({
        owner: mostly<unknown>(lock.owner, arbitraryOf(PublicKey)),
        epoch: mostly(lock.epoch, fc.nat(9)),
        entryHash: mostly<unknown>(lock.entryHash, arbitraryOf(EntryHash)),
        signature: mostly<unknown>(lock.signature, arbitraryOf(Signature)),
      }),
    ),
  }),
  check: async (input) => {
    const { data } = Lock.safeParse(input.lock);
    if (data === undefined) return;
    const isSame = JSON.stringify([input.room, data]) === JSON.stringify([room, lock]);
    expect(await isLockOf(webCryptography, input.room, data)).toBe(isSame);
  },
});
