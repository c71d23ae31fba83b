import {
  createPrivateRoomName,
  decodeBase64url,
  deriveRoomKeys,
  signDelegation,
  webCryptography,
  type Delegation,
  type Lock,
  type RoomName,
  type RoomSecret,
} from '@visavis/protocol';
import type { ChangedLink } from '../../src/private-room/changed-link.ts';
import { createLink } from '../../src/private-room/create-link.ts';
import type { PrivateRoom } from '../../src/private-room/open-private-room.ts';
import { createParticipant, type Participant } from './participants.ts';

/** What a page has of a private room, besides the secret. */
export interface PageOptions {
  readonly lock?: Lock | null;
  readonly isOwner?: boolean;
  /** The role that the owner has given the session of the tab. */
  readonly delegation?: Delegation | null;
  readonly saveDelegation?: (delegation: Delegation) => void;
  /** The link to which the tab has begun to change. */
  readonly next?: ChangedLink | null;
}

/** A private room and its owner. */
export interface OwnedTestRoom {
  readonly name: RoomName;
  /** Makes the link of this epoch. */
  createLink(epoch: number): Promise<ChangedLink>;
  /** Opens the room, as a page with this link does. */
  open(secret: RoomSecret, options?: PageOptions): Promise<PrivateRoom>;
}

/** Creates a private room. */
export async function createOwnedTestRoom(): Promise<OwnedTestRoom> {
  const owner = await webCryptography.createIdentity();
  const name = createPrivateRoomName(await webCryptography.hash(decodeBase64url(owner.publicKey)));
  const createLinkOf = (epoch: number) => createLink(name, owner, epoch);
  return {
    name,
    createLink: createLinkOf,
    open: async (
      secret,
      {
        lock = null,
        isOwner = false,
        delegation = null,
        saveDelegation = () => {},
        next = null,
      } = {},
    ) => ({
      secret,
      keys: await deriveRoomKeys(name, secret),
      lock,
      saveLock: () => {},
      next: next && { ...next, keys: await deriveRoomKeys(name, next.secret) },
      deriveKeys: (other) => deriveRoomKeys(name, other),
      createLink: isOwner ? (known) => createLinkOf((known?.epoch ?? 0) + 1) : null,
      signDelegation: isOwner
        ? (statement) => signDelegation(owner, { ...statement, room: name })
        : null,
      delegation,
      saveDelegation,
    }),
  };
}

/** A participant of a private room, and the secrets that its address bar has had. */
export interface PrivateParticipant extends Participant {
  readonly secrets: readonly RoomSecret[];
}

/** Creates a participant in the lobby of a private room. */
export function createPrivateParticipant(
  server: { url: string },
  name: string,
  room: OwnedTestRoom,
  { secret, ...options }: PageOptions & { readonly secret: RoomSecret },
): PrivateParticipant {
  const secrets = [secret];
  const participant = createParticipant(server, name, {
    room: room.name,
    privateRoom: room.open(secret, options),
    onLink: (newest) => secrets.push(newest),
  });
  return { ...participant, secrets };
}
