import { hash, randomBytes } from 'node:crypto';
import type { PeerId, RoomName } from '@visavis/protocol';

const roomPseudonymLength = 8;
const shortPeerIdLength = 6;

/**
 * Makes short marks that stand for the names of rooms, which are the keys to them. With a secret of this
 * process in them, nobody can find a name by trying names until the mark fits.
 */
export function createRoomPseudonyms(): (room: RoomName) => string {
  const secret = randomBytes(16).toString('hex');
  return (room) => hash('sha256', `${secret}${room}`, 'hex').slice(0, roomPseudonymLength);
}

/** The beginning of a peer id: enough to tell people of one room apart. */
export function shortenPeerId(id: PeerId): string {
  return id.slice(0, shortPeerIdLength);
}
