import {
  signDelegation,
  webCryptography,
  type Delegation,
  type PeerId,
  type Role,
} from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { Delegations } from '../../src/room-codec/delegations.ts';
import { createOwnedTestRoom, type PageOptions } from '../support/private-room.ts';

const room = await createOwnedTestRoom();
const otherRoom = await createOwnedTestRoom();
const { secret } = await room.createLink(0);
const [ana, ben] = await Promise.all([
  webCryptography.createIdentity(),
  webCryptography.createIdentity(),
]);

/** The roles of the room, as the page of Ana knows them. */
async function openDelegations(options: PageOptions = {}, its = room) {
  const saved: Delegation[] = [];
  const privateRoom = await its.open(secret, {
    saveDelegation: (delegation) => saved.push(delegation),
    ...options,
  });
  const delegations = new Delegations({
    room: its.name,
    privateRoom,
    cryptography: webCryptography,
    getSelf: async () => ana.peerId,
  });
  return { delegations, saved };
}

/** A delegation by the owner of a room. */
async function delegate(peer: PeerId, its = room): Promise<Delegation> {
  const { delegations } = await openDelegations({ isOwner: true }, its);
  const delegation = await delegations.makeHost(peer);
  if (delegation === null) throw new Error('Expected the owner.');
  return delegation;
}

/** Of a page that has seen no other role. */
const verify = async (id: PeerId, role: Role, delegation: Delegation | null) =>
  (await openDelegations()).delegations.verify({ id, role, delegation });
const guest = (id: PeerId) => ({ id, role: 'guest', delegation: null });

describe('the role of a member', () => {
  test('is that of its delegation, whatever the server says', async () => {
    const delegation = await delegate(ben.peerId);
    for (const role of ['guest', 'host', 'owner'] as const)
      expect(await verify(ben.peerId, role, delegation)).toEqual({
        id: ben.peerId,
        role: 'host',
        delegation,
      });
  });

  test('is that of a guest without a delegation', async () => {
    for (const role of ['guest', 'host', 'owner'] as const)
      expect(await verify(ben.peerId, role, null)).toEqual(guest(ben.peerId));
  });

  test('is that of a guest with the delegation of another peer, room or owner', async () => {
    const valid = await delegate(ben.peerId);
    const statement = { room: room.name, peer: ben.peerId, role: 'host' } as const;
    const own = await signDelegation(ben, statement);
    const invalid = [
      await delegate(ana.peerId),
      await delegate(ben.peerId, otherRoom),
      own,
      { ...own, owner: valid.owner },
      { ...valid, role: 'owner' as const },
    ];
    for (const delegation of invalid)
      expect(await verify(ben.peerId, 'host', delegation)).toEqual(guest(ben.peerId));
  });
});

test('a role stays where the server leaves out its delegation, and an owner is never a host only', async () => {
  const { delegations } = await openDelegations({ isOwner: true });
  const host = { id: ben.peerId, role: 'host', delegation: await delegate(ben.peerId) } as const;
  await delegations.verify(host);
  expect(await delegations.verify({ ...host, role: 'guest', delegation: null })).toEqual(host);

  const own = await delegations.getOwn();
  const made = await delegate(ana.peerId);
  for (const delegation of [null, made])
    expect(await delegations.verify({ id: ana.peerId, role: 'host', delegation })).toEqual({
      id: ana.peerId,
      role: 'owner',
      delegation: own,
    });
});

describe('the delegation of this session', () => {
  test('is made by the page of the owner', async () => {
    const { delegations } = await openDelegations({ isOwner: true });
    const own = await delegations.getOwn();
    expect(own?.role).toBe('owner');
    expect(await verify(ana.peerId, 'guest', own)).toMatchObject({ role: 'owner' });
    expect(await delegations.getOwn()).toBe(own);
  });

  test('is none for guests', async () => {
    const { delegations } = await openDelegations();
    expect(await delegations.getOwn()).toBeNull();
    expect(await delegations.makeHost(ben.peerId)).toBeNull();
  });

  test('comes from the tab after a reload, if it is still of this session', async () => {
    const delegation = await delegate(ana.peerId);
    const { delegations } = await openDelegations({ delegation });
    expect(await delegations.getOwn()).toEqual(delegation);
    for (const other of [await delegate(ben.peerId), await delegate(ana.peerId, otherRoom)]) {
      const reloaded = await openDelegations({ delegation: other });
      expect(await reloaded.delegations.getOwn()).toBeNull();
    }
  });

  test('is kept for the next join, and in the tab', async () => {
    const { delegations, saved } = await openDelegations();
    expect(await delegations.getOwn()).toBeNull();
    const delegation = await delegate(ana.peerId);
    delegations.keepOwn(delegation);
    expect(await delegations.getOwn()).toBe(delegation);
    expect(saved).toEqual([delegation]);
  });
});
