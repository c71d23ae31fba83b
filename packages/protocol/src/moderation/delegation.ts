import * as z from 'zod/mini';
import type { Cryptography, Identity } from '../identity/identity.ts';
import { PublicKey, Signature } from '../identity/keys.ts';
import { encodeStatement } from '../identity/statement.ts';
import type { PeerId, RoomName } from '../ids/ids.ts';
import { isSignedByOwner } from '../private-room/signed-by-owner.ts';
import type { Role } from './role.ts';

/**
 * The statement of the owner of a private room that a member is an owner or a host. The owner makes one for each of its
 * own sessions. It counts as long as the session exists: its id is a hash of its key.
 */
export const Delegation = z.object({
  /** The room's name is a hash of this key, so nobody else can make a delegation for the room. */
  owner: PublicKey,
  role: z.enum(['owner', 'host']),
  signature: Signature,
});
export type Delegation = z.infer<typeof Delegation>;

/** What the owner states with a delegation: the role of this peer in this room. */
export interface DelegationStatement {
  readonly room: RoomName;
  readonly peer: PeerId;
  readonly role: Exclude<Role, 'guest'>;
}

/** What the owner signs. */
export const encodeDelegation = ({
  room,
  peer,
  role,
}: DelegationStatement): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 delegation', [room, peer, role]);

/** Signs a delegation as the owner of the room. */
export async function signDelegation(
  { publicKey: owner, sign }: Pick<Identity, 'publicKey' | 'sign'>,
  statement: DelegationStatement,
): Promise<Delegation> {
  return { owner, role: statement.role, signature: await sign(encodeDelegation(statement)) };
}

/** Whether the owner of this room has given this peer the role of the delegation. */
export const isDelegationOf = (
  cryptography: Pick<Cryptography, 'hash' | 'verify'>,
  { room, peer }: Pick<DelegationStatement, 'room' | 'peer'>,
  delegation: Delegation,
): Promise<boolean> => {
  const statement = encodeDelegation({ room, peer, role: delegation.role });
  return isSignedByOwner(cryptography, room, delegation, statement);
};
