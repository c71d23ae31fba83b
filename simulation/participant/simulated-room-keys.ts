import { createCipheriv, createDecipheriv, hash, hkdfSync } from 'node:crypto';
import type { PrivateRoom } from '@visavis/client';
import {
  createPrivateRoomName,
  EntryHash,
  EntryToken,
  generateRoomSecret,
  keyLabels,
  nonceBytes,
  signLock,
  type RoomKeys,
  type RoomName,
  type RoomSecret,
} from '@visavis/protocol';
import { createRandomSource, type Random } from '../random/random.ts';
import { createSeededIdentity } from './simulated-cryptography.ts';

const algorithm = 'aes-256-gcm';
const tagBytes = 16;

/** The keys of a private room, with the cryptography of Node, which answers in the same task. */
function createSimulatedRoomKeys(room: RoomName, secret: RoomSecret, random: Random): RoomKeys {
  const derive = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), room, label, 32));
  const token = derive(keyLabels.entryToken);
  const key = derive(keyLabels.sealingKey);
  const randomSource = createRandomSource(random);
  return {
    entryToken: EntryToken.parse(token.toString('base64url')),
    entryHash: EntryHash.parse(hash('sha256', token, 'buffer').toString('base64url')),
    async seal(plaintext, associatedData) {
      const nonce = randomSource.getRandomValues(new Uint8Array(nonceBytes));
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(associatedData);
      const ciphertext = [cipher.update(plaintext), cipher.final()];
      return Buffer.concat([nonce, ...ciphertext, cipher.getAuthTag()]);
    },
    async open(sealed, associatedData) {
      try {
        const end = sealed.length - tagBytes;
        const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
          .setAAD(associatedData)
          .setAuthTag(sealed.subarray(end));
        const plaintext = decipher.update(sealed.subarray(nonceBytes, end));
        return Buffer.concat([plaintext, decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** A private room of a simulation: its name, and what a page has of it. */
export interface SimulatedPrivateRoom {
  readonly name: RoomName;
  /** What the page of the owner has, which knows the lock. */
  readonly openAsOwner: () => Promise<PrivateRoom>;
  /** What a page has that only knows the link. */
  readonly openAsGuest: () => Promise<PrivateRoom>;
}

/** Creates a private room with keys from a seeded generator. */
export function createSimulatedPrivateRoom(random: Random): SimulatedPrivateRoom {
  const owner = createSeededIdentity(random);
  const name = createPrivateRoomName(
    hash('sha256', Buffer.from(owner.publicKey, 'base64url'), 'buffer'),
  );
  const secret = generateRoomSecret(createRandomSource(random));
  const keys = createSimulatedRoomKeys(name, secret, random);
  const lock = signLock(owner, { room: name, epoch: 0, entryHash: keys.entryHash });
  return {
    name,
    openAsOwner: async () => ({ keys, lock: await lock, saveLock: () => {} }),
    openAsGuest: async () => ({ keys, lock: null, saveLock: () => {} }),
  };
}
