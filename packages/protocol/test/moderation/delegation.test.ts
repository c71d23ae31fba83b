import { describe, expect, it } from 'vitest';
import {
  Delegation,
  encodeDelegation,
  isDelegationOf,
  type PeerId,
  RoomName,
  Signature,
  signDelegation,
  webCryptography,
} from '../../src/index.ts';
import { encodeStatement } from '../../src/identity/statement.ts';
import { encodeFields, signBytes } from '../support/node-cryptography.ts';
import { changeCharacter, createOwner } from '../support/private-room.ts';
import { ana, ben } from '../support/samples.ts';
import {
  delegationVectors,
  firstKey,
  vectorPeer,
  vectorRoom,
} from '../support/moderation-vectors.ts';

const isValid = (room: RoomName, peer: PeerId, delegation: Delegation) =>
  isDelegationOf(webCryptography, { room, peer }, delegation);

describe('a delegation', () => {
  it.each(delegationVectors)(
    'is one that an independent implementation signs: %s',
    async (role, signature) => {
      const statement = { room: vectorRoom, peer: vectorPeer, role };
      const bytes = encodeFields('visavis/2 delegation', vectorRoom, vectorPeer, role);
      expect(Buffer.from(encodeDelegation(statement))).toEqual(bytes);
      expect(signBytes(firstKey.privateKey, bytes)).toBe(signature);
      const delegation = Delegation.parse({ owner: firstKey.publicKey, role, signature });
      expect(await isValid(vectorRoom, vectorPeer, delegation)).toBe(true);
    },
  );

  it.each(['owner', 'host'] as const)('of the owner is valid for this peer: %s', async (role) => {
    const { owner, room } = await createOwner();
    const delegation = await signDelegation(owner, { room, peer: ana, role });
    expect(Delegation.parse(delegation)).toEqual(delegation);
    expect(delegation).toMatchObject({ owner: owner.publicKey, role });
    expect(await isValid(room, ana, delegation)).toBe(true);
  });

  it('is invalid for another peer, and for another room', async () => {
    const { owner, room } = await createOwner();
    const { room: otherRoom } = await createOwner();
    const delegation = await signDelegation(owner, { room, peer: ana, role: 'host' });
    expect(await isValid(room, ben, delegation)).toBe(false);
    expect(await isValid(otherRoom, ana, delegation)).toBe(false);
    expect(await isValid(RoomName.parse('room1'), ana, delegation)).toBe(false);
    const forOther = await signDelegation(owner, { room: otherRoom, peer: ana, role: 'host' });
    expect(await isValid(otherRoom, ana, forOther)).toBe(false);
    expect(await isValid(room, ana, forOther)).toBe(false);
  });

  it('is invalid if anything of it was changed', async () => {
    const { owner, room } = await createOwner();
    const delegation = await signDelegation(owner, { room, peer: ana, role: 'host' });
    const changes: readonly Partial<Delegation>[] = [
      { role: 'owner' },
      { signature: Signature.parse(changeCharacter(delegation.signature, 0)) },
      { signature: Signature.parse('A'.repeat(86)) },
    ];
    for (const change of changes)
      expect(await isValid(room, ana, { ...delegation, ...change })).toBe(false);
  });

  it('is invalid if somebody else has signed it, whichever owner it names', async () => {
    const { owner, room } = await createOwner();
    const { owner: other } = await createOwner();
    const delegation = await signDelegation(other, { room, peer: other.peerId, role: 'owner' });
    expect(await isValid(room, other.peerId, delegation)).toBe(false);
    const named = { ...delegation, owner: owner.publicKey };
    expect(await isValid(room, other.peerId, named)).toBe(false);
  });

  it('is no statement of another kind with the same fields', async () => {
    const { owner, room } = await createOwner();
    for (const tag of ['visavis/2 moderation', 'visavis/2 lock', 'visavis/3 delegation']) {
      const signature = await owner.sign(encodeStatement(tag, [room, ana, 'host']));
      const delegation = { owner: owner.publicKey, role: 'host', signature } as const;
      expect(await isValid(room, ana, delegation)).toBe(false);
    }
  });

  it.each([
    ['of a guest', { role: 'guest' }],
    ['of the server', { role: 'server' }],
    ['without a role', { role: undefined }],
    ['of an owner that is no key', { owner: 'Ana' }],
    ['of nobody', { owner: undefined }],
    ['with a signature that is cut', { signature: 'A'.repeat(85) }],
    ['without a signature', { signature: undefined }],
  ])('is not parsed: %s', (_, change) => {
    const delegation = { owner: 'A'.repeat(43), role: 'host', signature: 'A'.repeat(86) };
    expect(Delegation.safeParse(delegation).success).toBe(true);
    expect(Delegation.safeParse({ ...delegation, ...change }).success).toBe(false);
  });
});
