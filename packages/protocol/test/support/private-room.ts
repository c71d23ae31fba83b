import {
  createPrivateRoomName,
  deriveRoomKeys,
  generateRoomSecret,
  webCryptography,
  type SignalRoute,
} from '../../src/index.ts';
import { decodeBase64url } from '../../src/identity/base64url.ts';
import { ana, ben } from './samples.ts';

/** An owner, and the room that its key names. */
export async function createOwner() {
  const owner = await webCryptography.createIdentity();
  const room = createPrivateRoomName(await webCryptography.hash(decodeBase64url(owner.publicKey)));
  return { owner, room };
}

/** A room with the secret and the keys of its link. */
export async function createPrivateRoom() {
  const { owner, room } = await createOwner();
  const secret = generateRoomSecret(crypto);
  const route: SignalRoute = { room, from: ana, to: ben };
  return { owner, room, secret, route, keys: await deriveRoomKeys(room, secret) };
}

/** Changes one character of a text in base64url: a position from the front, or from the end if negative. */
export function changeCharacter(text: string, position: number): string {
  const at = position < 0 ? text.length + position : position;
  return text.slice(0, at) + (text.charAt(at) === 'A' ? 'B' : 'A') + text.slice(at + 1);
}
