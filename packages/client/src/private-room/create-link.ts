import {
  deriveRoomKeys,
  generateRoomSecret,
  signLock,
  type Identity,
  type RoomName,
} from '@visavis/protocol';
import type { ChangedLink } from './changed-link.ts';

/** Makes a link of a private room with a new secret, as its owner. An owner makes one for each epoch. */
export async function createLink(
  room: RoomName,
  owner: Pick<Identity, 'publicKey' | 'sign'>,
  epoch: number,
): Promise<ChangedLink> {
  const secret = generateRoomSecret(crypto);
  const { entryHash } = await deriveRoomKeys(room, secret);
  return { secret, lock: await signLock(owner, { room, epoch, entryHash }) };
}
