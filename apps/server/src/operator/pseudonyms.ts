import { hash, randomBytes } from 'node:crypto';
import type { PeerId, RoomName } from '@visavis/protocol';

const roomPseudonymLength = 8;
const shortPeerIdLength = 6;

/**
 * Gives pseudonyms of rooms. Whoever knows a room's name can join it, so reports must not contain names. A
 * secret of this process in the hash prevents finding a name by trying.
 */
export function createRoomPseudonyms(): (room: RoomName) => string {
  const secret = randomBytes(16).toString('hex');
  return (room) => hash('sha256', `${secret}${room}`, 'hex').slice(0, roomPseudonymLength);
}

/** The beginning of a peer id, enough to distinguish the members of one room. */
export function shortenPeerId(id: PeerId): string {
  return id.slice(0, shortPeerIdLength);
}
