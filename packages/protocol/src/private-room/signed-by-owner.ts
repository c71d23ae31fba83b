import { decodeBase64url } from '../identity/base64url.ts';
import type { Cryptography } from '../identity/identity.ts';
import type { PublicKey, Signature } from '../identity/keys.ts';
import type { RoomName } from '../ids/ids.ts';
import { createPrivateRoomName } from './room-secret.ts';

/** Whether this is the key of the owner of a room, whose name is a hash of it, and has made this signature. */
export async function isSignedByOwner(
  { hash, verify }: Pick<Cryptography, 'hash' | 'verify'>,
  room: RoomName,
  { owner, signature }: { readonly owner: PublicKey; readonly signature: Signature },
  statement: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (createPrivateRoomName(await hash(decodeBase64url(owner))) !== room) return false;
  return verify(owner, signature, statement);
}
