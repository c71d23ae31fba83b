import {
  SealedProfile,
  type Delegation,
  type PeerId,
  type WireMember,
  type WireRoomEvent,
} from '@visavis/protocol';
import {
  ana as anaId,
  ben as benId,
  createMember,
  createProfile,
  createRoomSnapshot,
  signature,
} from '@visavis/protocol/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { openRoomCodec } from '../../src/room-codec/open-room-codec.ts';
import {
  ana,
  ben,
  enter,
  eve,
  newLink,
  oldLink,
  openPage,
  room,
  type Page,
} from '../support/private-page.ts';

const profile = createProfile();
const joinRequest = { room: room.name, profile };

/** The lists of people that travel between hosts and those who wait. */
const listsOf = (...members: WireMember[]) => [
  { type: 'waiting' as const, members },
  { type: 'asked' as const, members },
];

describe('in a private room, a server', () => {
  let owner: Page;
  let page: Page;
  let saved: Delegation[];

  beforeEach(async () => {
    saved = [];
    owner = openPage(ana, oldLink);
    page = openPage(ben, oldLink, { saveDelegation: (delegation) => saved.push(delegation) });
    await enter(page, [owner]);
  });

  const delegate = async (peer: PeerId): Promise<Delegation> => {
    const delegation = await owner.entrance.delegateHost(peer);
    if (delegation === null) throw new Error('Expected the owner.');
    return delegation;
  };
  const ownDelegation = async () => (await page.codec.encodeJoin(joinRequest)).delegation;
  const asHost = async (other: Page, delegation: Delegation | null) => ({
    ...(await other.member('Somebody')),
    role: 'host' as const,
    delegation,
  });
  const welcome = async (members: Awaited<ReturnType<typeof asHost>>[]): Promise<WireRoomEvent> => {
    const event = createRoomSnapshot('welcome', page.id);
    return { ...event, room: { ...event.room, name: room.name }, role: 'host', members };
  };

  test('cannot make this page a host, or an owner', async () => {
    expect(await page.codec.decode(await welcome([]))).toMatchObject({ role: 'guest' });
    for (const role of ['host', 'owner'] as const) {
      const event = { type: 'role', id: page.id, role, delegation: null } as const;
      expect(await page.codec.decode(event)).toMatchObject({ role: 'guest' });
    }
    const delegation = await delegate(owner.id);
    const stolen = { type: 'role', id: page.id, role: 'host', delegation } as const;
    expect(await page.codec.decode(stolen)).toMatchObject({ role: 'guest', delegation: null });
    expect(await ownDelegation()).toBeNull();
    expect(saved).toEqual([]);
  });

  test('cannot make somebody else a host', async () => {
    const other = openPage(eve, oldLink);
    const stolen = await delegate(page.id);
    for (const delegation of [null, stolen]) {
      const member = await asHost(other, delegation);
      const guest = { id: other.id, role: 'guest', delegation: null };
      expect(await page.codec.decode(await welcome([member]))).toMatchObject({ members: [guest] });
      expect(await page.codec.decode({ type: 'joined', member })).toMatchObject({ member: guest });
      const role = { type: 'role', id: other.id, role: 'host', delegation } as const;
      expect(await page.codec.decode(role)).toMatchObject(guest);
      for (const list of listsOf(member))
        expect(await page.codec.decode(list)).toMatchObject({ members: [guest] });
    }
  });

  test('passes on the roles that the owner has stated', async () => {
    const other = openPage(eve, oldLink);
    const delegation = await delegate(other.id);
    const member = { ...(await other.member('Eve')), role: 'guest' as const, delegation };
    const host = { id: other.id, role: 'host', delegation };
    expect(await page.codec.decode({ type: 'joined', member })).toMatchObject({ member: host });
    expect(
      await page.codec.decode({ type: 'role', id: other.id, role: 'guest', delegation }),
    ).toMatchObject(host);
  });

  test('tells this page that it is a host, which says so whenever it joins again', async () => {
    const delegation = await delegate(page.id);
    const event = { type: 'role', id: page.id, role: 'host', delegation } as const;
    expect(await page.codec.decode(event)).toEqual(event);
    expect(await ownDelegation()).toEqual(delegation);
    expect(saved).toEqual([delegation]);
    expect(await page.codec.decode(await welcome([]))).toMatchObject({ role: 'host' });
  });

  test('cannot take the role of the owner away', async () => {
    const { delegation } = await owner.codec.encodeJoin(joinRequest);
    expect(delegation?.role).toBe('owner');
    const event = createRoomSnapshot('welcome', owner.id);
    const state = { ...event.room, name: room.name };
    expect(await owner.codec.decode({ ...event, room: state, role: 'guest' })).toMatchObject({
      role: 'owner',
    });
  });

  test('shows nobody to the hosts who has no link', async () => {
    const invented = createMember(benId);
    const unsealed = { ...(await openPage(eve, oldLink).member('Eve')), profile };
    for (const list of listsOf(invented, unsealed))
      expect(await page.codec.decode(list)).toEqual({ ...list, members: [] });
    const waitingMember = await openPage(eve, oldLink).member('Eve');
    expect(await page.codec.decode({ type: 'waiting', members: [waitingMember] })).toMatchObject({
      members: [{ id: waitingMember.id, profile: { name: 'Eve' } }],
    });
  });

  test('shows the hosts a new profile of who waits, and of nobody else', async () => {
    const waiting = await openPage(eve, oldLink).member('Eve');
    const update = async (link: typeof oldLink) => {
      const { profile: renamed } = await openPage(eve, link).member('Eva');
      return page.codec.decode({ type: 'updated', id: waiting.id, profile: renamed });
    };
    expect(await update(oldLink)).toBeNull();
    await page.codec.decode({ type: 'waiting', members: [waiting] });
    expect(await update(oldLink)).toMatchObject({ id: waiting.id, profile: { name: 'Eva' } });
    expect(await update(newLink)).toBeNull();
    await page.codec.decode({ type: 'waiting', members: [] });
    expect(await update(oldLink)).toBeNull();
  });
});

test('a moderation is decoded at once, and left to the trust actor', () => {
  const page = openPage(ben, oldLink);
  const event = {
    type: 'moderated',
    by: anaId,
    moderation: { action: { type: 'endRoom' }, number: 1, signature },
  } as const;
  expect(page.codec.decode(event)).toBe(event);
  expect(openRoomCodec.decode(event)).toBe(event);
});

describe('in an open room', () => {
  test('roles are by the word of the server', () => {
    const role = { type: 'role', id: anaId, role: 'host', delegation: null } as const;
    expect(openRoomCodec.decode(role)).toBe(role);
    const welcome = { ...createRoomSnapshot('welcome', anaId, [benId]), role: 'host' as const };
    expect(openRoomCodec.decode(welcome)).toEqual(welcome);
    expect(openRoomCodec.encodeJoin(joinRequest)).toMatchObject({ delegation: null });
  });

  test('nobody waits, or can be asked, whose profile is sealed', () => {
    const plain = createMember(anaId);
    const profile = SealedProfile.parse({ key: 'Az09_-aa', sealed: 'AAAA', revision: 1 });
    const sealed = { ...createMember(benId), profile };
    for (const list of listsOf(plain, sealed))
      expect(openRoomCodec.decode(list)).toEqual({ ...list, members: [plain] });
  });
});
