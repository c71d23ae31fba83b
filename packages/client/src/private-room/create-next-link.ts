import { identityOf, type Lock, type RoomName } from '@visavis/protocol';
import type { ChangedLink } from './changed-link.ts';
import { createLink } from './create-link.ts';
import { loadOwnedRoom, saveOwnedRoom } from './owned-rooms.ts';
import { saveNextLink } from './tab-link.ts';

/**
 * Makes the next link of a room that this browser has created. Two tabs do not make one for the same epoch.
 *
 * @param known the newest lock that the page knows
 * @throws {Error} where the browser does not have the key of the owner any more
 */
export function createNextLink(room: RoomName, known: Lock | null): Promise<ChangedLink> {
  return navigator.locks.request(`visavis.room.${room}`, async () => {
    const owned = await loadOwnedRoom(room);
    if (!owned?.keys) throw new Error(`The key of the owner of ${room} is gone.`);
    const epoch = Math.max(owned.lastEpoch, known?.epoch ?? 0) + 1;
    const link = await createLink(room, await identityOf(owned.keys), epoch);
    await saveOwnedRoom(room, { ...owned, lastEpoch: epoch });
    saveNextLink(room, link);
    return link;
  });
}
