import {
  createPrivateRoomName,
  decodeBase64url,
  generateKeys,
  identityOf,
  webCryptography,
  type Identity,
  type RoomName,
  type RoomSecret,
  type SessionKeys,
} from '@visavis/protocol';
import { getPageIdentity } from '../identity/page-identity.ts';
import { createLink } from './create-link.ts';
import { saveOwnedRoom } from './owned-rooms.ts';

/** The key pair of an owner. It can only be kept where the browser has Ed25519 itself. */
async function createOwner(): Promise<{
  readonly identity: Identity;
  readonly keys: SessionKeys | null;
}> {
  const keys = await generateKeys().catch(() => null);
  if (keys !== null) return { identity: await identityOf(keys), keys };
  const { cryptography } = await getPageIdentity();
  return { identity: await cryptography.createIdentity(), keys };
}

/**
 * Creates a private room: this browser becomes its owner, and keeps the key. Nothing is sent: the room begins when
 * somebody joins it.
 *
 * @returns what the link of the room consists of
 * @throws {TypeError} on pages that are not a secure context
 * @example
 * const { room, secret } = await createPrivateRoom();
 * const link = `https://call.example/r/${room}#${secret}`;
 * @public
 */
export async function createPrivateRoom(): Promise<{
  readonly room: RoomName;
  readonly secret: RoomSecret;
}> {
  const { identity, keys } = await createOwner();
  const keyHash = await webCryptography.hash(decodeBase64url(identity.publicKey));
  const room = createPrivateRoomName(keyHash);
  const { secret, lock } = await createLink(room, identity, 0);
  // Without the database, the room works, and its link cannot be changed later.
  await saveOwnedRoom(room, { keys, lock, lastEpoch: lock.epoch }).catch(() => {});
  return { room, secret };
}
