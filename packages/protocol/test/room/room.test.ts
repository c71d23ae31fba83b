import { describe, expect, it } from 'vitest';
import { createMember, createRoomState } from '../../src/testing/testing.ts';
import {
  IceServers,
  JoinInput,
  limits,
  Member,
  PeekInput,
  Profile,
  RoomPeek,
  ServerInfo,
  TrackedRoomEvent,
  WireRoomEvent,
} from '../../src/index.ts';
import { ana, ben, candidate, profile, invalidRoomNames } from '../support/samples.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a profile', () => {
  it('is accepted with a trimmed name', () => {
    expect(Profile.parse({ ...profile, name: '  Ana  ' })).toEqual(profile);
  });

  it.each([
    ['without a name', { ...profile, name: '' }],
    ['with a name of spaces', { ...profile, name: '   ' }],
    ['with too long a name', { ...profile, name: 'n'.repeat(limits.maxNameLength + 1) }],
    ['with a name that is no text', { ...profile, name: 7 }],
    ['with a hand that is no yes or no', { ...profile, hand: 'up' }],
    ['without saying whether the camera runs', { ...profile, camera: undefined }],
    ['with a negative revision', { ...profile, revision: -1 }],
    ['with a broken revision', { ...profile, revision: 0.5 }],
    ['with a revision beyond what numbers can count', { ...profile, revision: 2 ** 53 }],
  ])('is rejected %s', (_, value) => {
    expect(accepts(Profile, value)).toBe(false);
  });

  it('may have the longest name in any script', () => {
    expect(accepts(Profile, { ...profile, name: '名'.repeat(limits.maxNameLength) })).toBe(true);
  });
});

describe('joining', () => {
  it('accepts a room, a profile and the last event id', () => {
    const input = { room: 'room1', profile };
    expect(JoinInput.parse(input)).toEqual({ ...input, delegation: null });
    expect(accepts(JoinInput, { ...input, lastEventId: 'epoch123-7' })).toBe(true);
    expect(accepts(JoinInput, { ...input, lastEventId: '7' })).toBe(false);
    expect(accepts(JoinInput, { room: 'room1' })).toBe(false);
  });

  it.each(invalidRoomNames)('rejects the room %j', (room) => {
    expect(accepts(JoinInput, { room, profile })).toBe(false);
    expect(accepts(PeekInput, { room })).toBe(false);
  });
});

const member = createMember(ana, { profile });
const room = createRoomState();
const completeRoom = {
  self: ana,
  role: 'host',
  room,
  members: [{ ...member, id: ben }],
  waiting: [member],
  epoch: 'epoch123',
  graceMs: 30_000,
};

describe('a room event', () => {
  it.each([
    { type: 'welcome', ...completeRoom },
    { type: 'resync', ...completeRoom },
    { type: 'joined', member },
    { type: 'left', id: ana, reason: 'grace-expired' },
    { type: 'away', id: ana },
    { type: 'back', id: ana },
    { type: 'updated', id: ana, profile },
    { type: 'room', room: { ...room, access: 'waiting-room' } },
    { type: 'waiting', members: [member] },
    { type: 'asked', members: [{ ...member, role: 'host' }] },
    { type: 'role', id: ana, role: 'host', delegation: null },
    { type: 'signal', from: ana, generation: 1, firstSequence: 1, signals: [candidate] },
  ])('may be $type', (event) => {
    expect(WireRoomEvent.parse(event)).toEqual(event);
    expect(accepts(TrackedRoomEvent, { id: 'epoch123-1', data: event })).toBe(true);
  });

  it.each([
    ['of an unknown type', { type: 'party' }],
    ['of the type __proto__', { type: '__proto__' }],
    ['without a type', { id: ana }],
    ['left for an unknown reason', { type: 'left', id: ana, reason: 'bored' }],
    ['away with an id that is none', { type: 'away', id: '__proto__' }],
    ['a room with an unknown access', { type: 'room', room: { ...room, access: 'ajar' } }],
    [
      'a room that says nothing about screens',
      { type: 'room', room: { ...room, guestRights: {} } },
    ],
    ['a role that nobody has', { type: 'role', id: ana, role: 'server', delegation: null }],
    ['a role without a word about its proof', { type: 'role', id: ana, role: 'host' }],
    ['a list of those who wait with somebody unknown', { type: 'waiting', members: [{}] }],
    ['a room without places', { type: 'room', room: { ...room, capacity: 0 } }],
    ['a welcome without a receiver', { type: 'welcome', ...completeRoom, self: undefined }],
    ['a welcome without an epoch', { type: 'welcome', ...completeRoom, epoch: '' }],
    ['a welcome without a grace period', { type: 'welcome', ...completeRoom, graceMs: undefined }],
    [
      'a grace period beyond the longest timer',
      { type: 'resync', ...completeRoom, graceMs: 2 ** 31 },
    ],
    [
      'a signal without a sender',
      { type: 'signal', generation: 1, firstSequence: 1, signals: [candidate] },
    ],
  ])('may not be %s', (_, event) => {
    expect(accepts(WireRoomEvent, event)).toBe(false);
  });

  it('is rejected without an event id', () => {
    expect(accepts(TrackedRoomEvent, { id: '', data: { type: 'away', id: ana } })).toBe(false);
  });

  it('has members with a known presence and a known role', () => {
    expect(accepts(Member, member)).toBe(true);
    expect(accepts(Member, { ...member, presence: 'asleep' })).toBe(false);
    expect(accepts(Member, { ...member, role: 'admin' })).toBe(false);
    expect(accepts(Member, { ...member, delegation: {} })).toBe(false);
  });

  it('has guests with all rights and nobody who waits, from servers without roles', () => {
    const { guestRights: _, ...olderRoom } = room;
    const { role: __, delegation: ___, ...olderMember } = member;
    const { role: ____, waiting: _____, ...olderWelcome } = completeRoom;
    const older = { ...olderWelcome, room: olderRoom, members: [olderMember] };
    expect(WireRoomEvent.parse({ type: 'welcome', ...older })).toEqual({
      type: 'welcome',
      ...completeRoom,
      role: 'guest',
      members: [member],
      waiting: [],
    });
  });
});

describe('ICE servers', () => {
  const turn = {
    urls: ['turn:turn.example:3478?transport=udp'],
    username: '1750000000:a',
    credential: 'c',
  };

  it('are STUN and TURN URLs, with credentials that may expire', () => {
    const stun = { urls: ['stun:stun.example:3478', 'stuns:stun.example:5349'] };
    expect(accepts(IceServers, { servers: [stun, turn], ttlMs: 86_400_000 })).toBe(true);
    expect(accepts(IceServers, { servers: [], ttlMs: null })).toBe(true);
    expect(
      accepts(IceServers, { servers: [{ urls: ['turns:turn.example:443'] }], ttlMs: null }),
    ).toBe(true);
  });

  it.each([
    ['an address of another kind', { servers: [{ urls: ['https://example'] }], ttlMs: null }],
    ['no address', { servers: [{ urls: [] }], ttlMs: null }],
    ['too long an address', { servers: [{ urls: [`stun:${'x'.repeat(256)}`] }], ttlMs: null }],
    ['credentials that are over already', { servers: [turn], ttlMs: 0 }],
    ['no word about expiry', { servers: [turn] }],
  ])('are never %s', (_, value) => {
    expect(accepts(IceServers, value)).toBe(false);
  });
});

describe('the lobby', () => {
  it('receives the number of members and the access', () => {
    expect(accepts(RoomPeek, { memberCount: 0, capacity: 8, state: 'empty' })).toBe(true);
    expect(accepts(RoomPeek, { memberCount: -1, capacity: 8, state: 'open' })).toBe(false);
    expect(accepts(RoomPeek, { memberCount: 1, capacity: 8, state: 'ajar' })).toBe(false);
  });

  it('receives the versions and limits of the server', () => {
    const info = {
      version: '0.1.0',
      protocol: { min: 1, max: 1 },
      limits: { membersPerRoom: 8, messagesPerSecond: 50, graceMs: 30_000 },
    };
    expect(accepts(ServerInfo, info)).toBe(true);
    expect(accepts(ServerInfo, { ...info, protocol: { min: 0, max: 1 } })).toBe(false);
  });
});
