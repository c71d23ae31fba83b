import { hash } from 'node:crypto';
import {
  createPrivateRoomName,
  encodeDelegation,
  encodeLock,
  encodeModeration,
  EntryHash,
  isPrivateRoom,
  Refusal,
  type Delegation,
  type Entry,
  type EntryToken,
  type Lock,
  type Moderation,
  type PeerId,
  type RoomName,
  type WireProfile,
  type WireSignal,
} from '@visavis/protocol';
import type { ClientConnection } from '@visavis/protocol/router';
import { verifySignature } from '../authentication/verify-signature.ts';

/** With what somebody enters a room. The token itself is not kept. */
export interface VerifiedEntry {
  /** Null in open rooms. */
  readonly entryHash: EntryHash | null;
  /** Made by the owner of the room. */
  readonly lock: Lock | null;
}

/**
 * Verifies what a client presents to enter a room. The room decides whether the token is the right one.
 * @throws {Refusal} `bad-request` without a token for a private room, with one for an open room, and with a lock that
 * the owner of the room has not made
 */
export function verifyEntry(room: RoomName, entry: Entry | undefined): VerifiedEntry {
  const lock = entry?.lock ?? null;
  const entryHash = hashToken(room, entry?.token);
  if (lock !== null) verifyLock(room, lock);
  return { entryHash, lock };
}

/**
 * The hash of the token that opens a private room; null for an open room.
 * @throws {Refusal} `bad-request` without a token for a private room, and with one for an open room
 */
export function hashToken(room: RoomName, token: EntryToken | undefined): EntryHash | null {
  if (isPrivateRoom(room) !== (token !== undefined)) throw new Refusal('bad-request');
  return token === undefined ? null : EntryHash.parse(sha256(token).toString('base64url'));
}

/** @throws {Refusal} `bad-request` unless the owner of this room has made the lock */
export function verifyLock(room: RoomName, lock: Lock): void {
  verifyOwner(room, lock, encodeLock({ ...lock, room }));
}

/** @throws {Refusal} `bad-request` unless the owner of this room has given this peer the role of the delegation */
export function verifyDelegation(room: RoomName, peer: PeerId, delegation: Delegation): void {
  verifyOwner(room, delegation, encodeDelegation({ room, peer, role: delegation.role }));
}

/** @throws {Refusal} `bad-request` unless this is the key of the owner of this room, and has signed the statement */
function verifyOwner(
  room: RoomName,
  { owner, signature }: Pick<Lock, 'owner' | 'signature'>,
  statement: Uint8Array,
): void {
  const isOfOwner =
    createPrivateRoomName(sha256(owner)) === room && verifySignature(owner, signature, statement);
  if (!isOfOwner) throw new Refusal('bad-request');
}

/**
 * @throws {Refusal} `bad-request` unless this member has signed the moderation, and one that makes a host in a private
 * room has a delegation of the owner
 */
export function verifyModeration(
  room: RoomName,
  { peerId: by, publicKey }: Pick<ClientConnection, 'peerId' | 'publicKey'>,
  { action, number, signature }: Moderation,
): void {
  const statement = encodeModeration({ room, by, number, action });
  if (!verifySignature(publicKey, signature, statement)) throw new Refusal('bad-request');
  if (action.type !== 'makeHost') return;
  const { target, delegation } = action;
  if (isPrivateRoom(room) !== (delegation?.role === 'host')) throw new Refusal('bad-request');
  if (delegation !== null) verifyDelegation(room, target, delegation);
}

/** @throws {Refusal} `bad-request` unless a profile for a private room is sealed, and one for an open room is not */
export function checkProfile(room: RoomName, profile: WireProfile): void {
  if ('sealed' in profile !== isPrivateRoom(room)) throw new Refusal('bad-request');
}

/** @throws {Refusal} `bad-request` unless all signals for a private room are sealed, and none for an open room is */
export function checkSignals(room: RoomName, signals: readonly WireSignal[]): void {
  const mustBeSealed = isPrivateRoom(room);
  for (const { kind } of signals) {
    if ((kind === 'sealed') !== mustBeSealed) throw new Refusal('bad-request');
  }
}

const sha256 = (base64url: EntryToken | Lock['owner']): Buffer =>
  hash('sha256', Buffer.from(base64url, 'base64url'), 'buffer');
