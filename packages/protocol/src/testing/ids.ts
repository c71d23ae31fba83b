import { PublicKey, Signature } from '../identity/keys.ts';
import { createEventId, Epoch, PeerId, RoomName, type EventId } from '../ids/ids.ts';

/** Peer ids of five participants, in ascending order. */
export const ana = PeerId.parse('a'.repeat(22));
export const ben = PeerId.parse('b'.repeat(22));
export const cho = PeerId.parse('c'.repeat(22));
export const dov = PeerId.parse('d'.repeat(22));
export const eve = PeerId.parse('e'.repeat(22));

/** A peer id that starts with this name: 1 to 22 letters, digits or hyphens. */
export const createPeerId = (name: string): PeerId => PeerId.parse(name.padEnd(22, '-'));

/** A public key that belongs to this id in tests, where nothing verifies that. */
export const createPublicKey = (id: PeerId): PublicKey => PublicKey.parse(`${id}${'A'.repeat(21)}`);

/** A signature that nothing has verified. */
export const signature = Signature.parse('A'.repeat(86));

export const roomName = RoomName.parse('room1');

export const epoch = Epoch.parse('epoch_one');
/** The epoch after a restart of the server. */
export const otherEpoch = Epoch.parse('epoch_two');

/** The id of the event at this position of the mailbox, from 1, in the first epoch. */
export const eventIdAt = (position: number): EventId => createEventId(epoch, position);
