import { isDeepStrictEqual } from 'node:util';
import { createCipheriv, createDecipheriv, hash, hkdfSync } from 'node:crypto';
import type { ChangedLink, PrivateRoom } from '@visavis/client';
import {
  createPrivateRoomName,
  EntryHash,
  EntryToken,
  generateRoomSecret,
  keyIdOf,
  keyLabels,
  nonceBytes,
  signDelegation,
  signLock,
  type Delegation,
  type Lock,
  type PeerId,
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
  const entryHash = EntryHash.parse(hash('sha256', token, 'base64url'));
  return {
    id: keyIdOf(entryHash),
    entryToken: EntryToken.parse(token.toString('base64url')),
    entryHash,
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

/** What a page keeps of a private room: its address has the secret, and the tab the rest. */
interface PrivateRoomOfPage {
  readonly secret: RoomSecret;
  readonly lock: Lock | null;
  /** The link to which the tab has begun to change. */
  readonly next: ChangedLink | null;
  readonly isOwner: boolean;
  /** The role that the owner has given the session of the tab. */
  readonly delegation: Delegation | null;
  readonly saveDelegation: (delegation: Delegation) => void;
  readonly saveLock: (lock: Lock) => void;
  readonly saveNext: (link: ChangedLink) => void;
}

/** A private room of a simulation. */
export interface SimulatedPrivateRoom {
  readonly name: RoomName;
  /** The newest link that a server has had, which people give each other. */
  readonly link: () => ChangedLink;
  /** Whether the owner has signed this lock. */
  readonly hasSigned: (lock: Lock) => boolean;
  /** The sessions to which the owner has given a role, its own ones included. */
  readonly delegated: ReadonlySet<PeerId>;
  /** Opens the room as a page does. */
  readonly open: (page: PrivateRoomOfPage) => Promise<PrivateRoom>;
}

/** Creates a private room with keys from a seeded generator. */
export async function createSimulatedPrivateRoom(random: Random): Promise<SimulatedPrivateRoom> {
  const owner = createSeededIdentity(random);
  const name = createPrivateRoomName(
    hash('sha256', Buffer.from(owner.publicKey, 'base64url'), 'buffer'),
  );
  const links: ChangedLink[] = [];
  const createLink = async (): Promise<ChangedLink> => {
    const secret = generateRoomSecret(createRandomSource(random));
    const { entryHash } = createSimulatedRoomKeys(name, secret, random);
    const statement = { room: name, epoch: links.length, entryHash };
    const link = { secret, lock: await signLock(owner, statement) };
    links.push(link);
    return link;
  };
  const deriveKeys = (secret: RoomSecret) => createSimulatedRoomKeys(name, secret, random);
  let newest = await createLink();
  const delegated = new Set<PeerId>();
  return {
    name,
    delegated,
    link: () => newest,
    hasSigned: (lock) => isDeepStrictEqual(lock, links[lock.epoch]?.lock),
    open: async ({ secret, lock, next, isOwner, saveLock, saveNext, ...page }) => ({
      secret,
      keys: deriveKeys(secret),
      lock,
      saveLock(newer) {
        const link = links[newer.epoch];
        if (link !== undefined && newer.epoch > newest.lock.epoch) newest = link;
        saveLock(newer);
      },
      deriveKeys: async (other) => deriveKeys(other),
      createLink: isOwner
        ? async () => {
            const link = await createLink();
            saveNext(link);
            return link;
          }
        : null,
      signDelegation: isOwner
        ? (statement) => {
            delegated.add(statement.peer);
            return signDelegation(owner, { ...statement, room: name });
          }
        : null,
      delegation: page.delegation,
      saveDelegation: page.saveDelegation,
      next: next && { ...next, keys: deriveKeys(next.secret) },
    }),
  };
}
