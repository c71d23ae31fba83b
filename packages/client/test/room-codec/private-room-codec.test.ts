import {
  createPrivateRoomName,
  decodeBase64url,
  deriveRoomKeys,
  generateRoomSecret,
  Refusal,
  signLock,
  webCryptography,
  type Identity,
  type Lock,
  type RoomEvent,
  type WireRoomEvent,
} from '@visavis/protocol';
import {
  createCandidate,
  createMember,
  createProfile,
  createRoomSnapshot,
} from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import type { PrivateRoom } from '../../src/private-room/open-private-room.ts';
import { Delegations } from '../../src/room-codec/delegations.ts';
import { Keyring } from '../../src/room-codec/keyring.ts';
import { SealedMembers } from '../../src/room-codec/sealed-members.ts';
import { createPrivateRoomCodec } from '../../src/room-codec/private-room-codec.ts';

const cryptography = webCryptography;
const owner = await cryptography.createIdentity();
const room = createPrivateRoomName(await cryptography.hash(decodeBase64url(owner.publicKey)));
/** A new link of the room. */
async function createLink() {
  const secret = generateRoomSecret(crypto);
  return { secret, keys: await deriveRoomKeys(room, secret) };
}

const link = await createLink();
const otherLink = await createLink();
const ana = await cryptography.createIdentity();
const ben = await cryptography.createIdentity();

/** The locks that the codecs have kept. */
const saved: Lock[] = [];

/** How many the pages have found who have no link. */
const outsiderCounts: number[] = [];

/** What a page has of the room. */
function secretsOf(identity: Identity, its: typeof link, lock: Lock | null) {
  const privateRoom: PrivateRoom = {
    ...its,
    lock,
    saveLock: (newest) => saved.push(newest),
    deriveKeys: (secret) => deriveRoomKeys(room, secret),
    createLink: null,
    signDelegation: null,
    delegation: null,
    saveDelegation: () => {},
    next: null,
  };
  const getSelf = async () => identity.peerId;
  const keyring = new Keyring(room, privateRoom, cryptography);
  return {
    keyring,
    members: new SealedMembers(
      room,
      keyring,
      () => 0,
      (count) => outsiderCounts.push(count),
    ),
    delegations: new Delegations({ room, privateRoom, cryptography, getSelf }),
  };
}

/** The codec of a page. */
const codecOf = (identity: Identity, its = link, lock: Lock | null = null) =>
  createPrivateRoomCodec(room, Promise.resolve(secretsOf(identity, its, lock)), {
    getSelf: async () => identity.peerId,
    now: () => 0,
    sendLock: () => {},
    onOpened: () => {},
  });

const lockOf = (epoch: number, { keys: { entryHash } } = link, signer: Identity = owner) =>
  signLock(signer, { room, epoch, entryHash });

const profile = createProfile({ name: 'Ben', revision: 7 });
const batch = {
  generation: 3,
  firstSequence: 5,
  signals: [createCandidate(), createCandidate('2')],
};

/** Ben, as the server knows him. */
async function wireBen(its = link) {
  const sealed = await codecOf(ben, its).encodeProfile(profile);
  return { ...createMember(ben.peerId, { publicKey: ben.publicKey }), profile: sealed };
}

/** A `welcome` for Ana, with Ben in the room. */
async function welcome(its = link, lock: Lock | null = null): Promise<WireRoomEvent> {
  const event = createRoomSnapshot('welcome', ana.peerId);
  return { ...event, room: { ...event.room, name: room, lock }, members: [await wireBen(its)] };
}

describe('the codec of a private room', () => {
  test('shows the server no name and no signal', async () => {
    const sent = JSON.stringify([
      await codecOf(ben).encodeJoin({ room, profile }),
      await codecOf(ben).encodeProfile(profile),
      await codecOf(ben).encodeBatch(ana.peerId, batch),
    ]);
    expect(sent).not.toContain('Ben');
    expect(sent).not.toContain('candidate');
  });

  test('presents the token and the newest lock', async () => {
    const lock = await lockOf(1);
    expect(await codecOf(ben, link, lock).encodeJoin({ room, profile })).toMatchObject({
      room,
      entry: { token: link.keys.entryToken, lock },
    });
    expect(await codecOf(ben).encodePeek(room)).toEqual({ room, token: link.keys.entryToken });
  });

  test('opens what other members have sealed', async () => {
    const codec = codecOf(ana);
    expect(await codec.decode(await welcome())).toMatchObject({ members: [{ profile }] });
    const member = await wireBen();
    expect(await codec.decode({ type: 'joined', member })).toEqual({
      type: 'joined',
      member: { ...member, profile },
    });
    const updated = { type: 'updated', id: ben.peerId, profile: member.profile } as const;
    expect(await codec.decode(updated)).toEqual({ ...updated, profile });
    const wireBatch = await codecOf(ben).encodeBatch(ana.peerId, batch);
    const signal = { type: 'signal', from: ben.peerId } as const;
    expect(await codec.decode({ ...signal, ...wireBatch })).toEqual({ ...signal, ...batch });
  });

  test('drops whoever has another secret, or none', async () => {
    const codec = codecOf(ana);
    expect(await codec.decode(await welcome(otherLink))).toMatchObject({ members: [] });
    const stranger = await wireBen(otherLink);
    expect(await codec.decode({ type: 'joined', member: stranger })).toBeNull();
    const plain = { ...stranger, profile };
    expect(await codec.decode({ type: 'joined', member: plain })).toBeNull();
    expect(await codec.decode({ type: 'updated', id: ben.peerId, profile })).toBeNull();
    const { profile: sealed } = stranger;
    expect(await codec.decode({ type: 'updated', id: ben.peerId, profile: sealed })).toBeNull();
  });

  test('counts whoever has another secret, until they leave or show that they have the link', async () => {
    const codec = codecOf(ana);
    await codec.decode(await welcome(otherLink));
    expect(outsiderCounts.at(-1)).toBe(1);
    await codec.decode({ type: 'left', id: ben.peerId, reason: 'left' });
    expect(outsiderCounts.at(-1)).toBe(0);
    await codec.decode({ type: 'joined', member: await wireBen(otherLink) });
    expect(outsiderCounts.at(-1)).toBe(1);
    const { profile: sealed } = await wireBen();
    await codec.decode({ type: 'updated', id: ben.peerId, profile: sealed });
    expect(outsiderCounts.at(-1)).toBe(0);
  });

  test('drops the profile of one member that is said to be of another', async () => {
    const { profile: sealed } = await wireBen();
    const event = { type: 'updated', id: ana.peerId, profile: sealed } as const;
    expect(await codecOf(ana).decode(event)).toBeNull();
  });

  test('drops signals that are not from this sender to this receiver with this number', async () => {
    const wireBatch = await codecOf(ben).encodeBatch(ana.peerId, batch);
    const event = { type: 'signal', from: ben.peerId, ...wireBatch } as const;
    expect(await codecOf(ana).decode(event)).not.toBeNull();
    expect(await codecOf(owner).decode(event)).toBeNull();
    expect(await codecOf(ana).decode({ ...event, from: owner.peerId })).toBeNull();
    expect(await codecOf(ana).decode({ ...event, generation: 4 })).toBeNull();
    expect(await codecOf(ana).decode({ ...event, firstSequence: 6 })).toBeNull();
    expect(await codecOf(ana).decode({ ...event, ...batch })).toBeNull();
    expect(await codecOf(ana, otherLink).decode(event)).toBeNull();
  });

  test('needs no time for events without contents', () => {
    for (const event of [
      { type: 'left', id: ben.peerId, reason: 'left' },
      { type: 'away', id: ben.peerId },
      { type: 'back', id: ben.peerId },
    ] as const satisfies readonly RoomEvent[]) {
      expect(codecOf(ana).decode(event)).toBe(event);
    }
  });
});

describe('the lock of a private room', () => {
  test('is learnt from the server, kept, and presented from then on', async () => {
    saved.length = 0;
    const codec = codecOf(ana);
    const lock = await lockOf(2);
    expect(await codec.decode(await welcome(link, lock))).toMatchObject({ room: { lock } });
    expect(await codec.encodeJoin({ room, profile })).toMatchObject({ entry: { lock } });
    expect(saved).toEqual([lock]);
  });

  test('is not replaced by an older one', async () => {
    const newest = await lockOf(2);
    const codec = codecOf(ana, link, newest);
    for (const lock of [null, await lockOf(1, otherLink), await lockOf(2, otherLink)]) {
      expect(await codec.decode(await welcome(link, lock))).toMatchObject({
        room: { lock: newest },
      });
    }
  });

  test('is only accepted from the owner', async () => {
    const forged = await lockOf(3, otherLink, ben);
    const lock = { ...forged, owner: owner.publicKey };
    for (const each of [forged, lock]) {
      expect(await codecOf(ana).decode(await welcome(link, each))).toMatchObject({
        room: { lock: null },
      });
    }
  });

  test('ends the call of a page whose link is not the newest', async () => {
    const decoding = codecOf(ana, link, await lockOf(1)).decode(
      await welcome(link, await lockOf(2, otherLink)),
    );
    await expect(decoding).rejects.toThrow(new Refusal('link-changed'));
  });
});
