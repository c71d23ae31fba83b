import { createPrivateRoom, generateRoomName } from '@visavis/client';
import { pathOfRoom } from '../../call/names/room-name.ts';

/**
 * The path of a new room, with the secret of a private one. Pages that are not a secure context have no cryptography:
 * there, the room has a name that nobody can guess.
 */
export async function createRoomPath(): Promise<string> {
  if (!isSecureContext) return pathOfRoom(generateRoomName(crypto));
  const { room, secret } = await createPrivateRoom();
  return `${pathOfRoom(room)}#${secret}`;
}
