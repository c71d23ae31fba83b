import { describe, expect, it } from 'vitest';
import {
  JoinInput,
  limits,
  parseTrackedRoomEvent,
  PeekInput,
  RoomState,
  SealedProfile,
  SendSignalsInput,
  WireMember,
  WireProfile,
  WireRoomEvent,
  WireSignal,
} from '../../src/index.ts';
import { createMember, createRoomState } from '../../src/testing/testing.ts';
import { ana, ben, offer, profile } from '../support/samples.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

const room = `P${'a'.repeat(22)}`;
const token = 'A'.repeat(43);
const delegation = { owner: token, role: 'host', signature: 'A'.repeat(86) };
const lock = { owner: token, epoch: 1, entryHash: token, signature: 'A'.repeat(86) };
const key = 'Az09_-aa';
const sealedProfile = { key, sealed: 'AZaz09_-', revision: 7 };
const sealedSignal = { kind: 'sealed', key, sealed: 'AZaz09_-' };
const batch = { generation: 1, firstSequence: 1, signals: [sealedSignal] };

describe('joining a private room', () => {
  const input = { room, profile: sealedProfile, entry: { token, lock }, delegation };

  it('takes an entry token and the newest known lock, if any', () => {
    expect(JoinInput.parse(input)).toEqual(input);
    expect(accepts(JoinInput, { ...input, entry: { token, lock: null } })).toBe(true);
  });

  it('takes a delegation, if there is one', () => {
    expect(JoinInput.parse({ ...input, delegation: undefined }).delegation).toBeNull();
    expect(accepts(JoinInput, { ...input, delegation: { ...delegation, role: 'guest' } })).toBe(
      false,
    );
  });

  it.each([
    ['an entry without a token', { lock }],
    ['an entry that says nothing of a lock', { token }],
    ['a token that is too short', { token: token.slice(1), lock }],
    ['a token that is too long', { token: `${token}A`, lock }],
    ['bits beyond those of a token', { token: `${token.slice(1)}B`, lock }],
    ['a lock without a signature', { token, lock: { ...lock, signature: '' } }],
    ['no object', token],
  ])('is rejected with %s', (_, entry) => {
    expect(accepts(JoinInput, { ...input, entry })).toBe(false);
  });

  it('is preceded by a peek with the token', () => {
    expect(PeekInput.parse({ room, token })).toEqual({ room, token });
    expect(accepts(PeekInput, { room, token: '' })).toBe(false);
    expect(accepts(PeekInput, { room, token: null })).toBe(false);
  });
});

describe('what is sealed', () => {
  const ofLength = (length: number) => 'A'.repeat(length);

  it('is text in base64url', () => {
    for (const sealed of ['', 'A+', 'A/', 'A=', 'A A', 'A\n', 'é', 7, null, undefined]) {
      expect(accepts(SealedProfile, { ...sealedProfile, sealed })).toBe(false);
      expect(accepts(WireSignal, { kind: 'sealed', key, sealed })).toBe(false);
    }
  });

  it.each(['', 'Az09_-a', 'Az09_-aaa', 'Az09_-a+', 7, undefined])(
    'is not sealed with the key %s',
    (wrongKey) => {
      expect(accepts(WireProfile, { ...sealedProfile, key: wrongKey })).toBe(false);
      expect(accepts(WireSignal, { ...sealedSignal, key: wrongKey })).toBe(false);
    },
  );

  it('has at most the length of its kind', () => {
    const isProfile = (length: number) =>
      accepts(WireProfile, { key, sealed: ofLength(length), revision: 1 });
    const isSignal = (length: number) =>
      accepts(WireSignal, { kind: 'sealed', key, sealed: ofLength(length) });
    expect(isProfile(limits.maxSealedProfileLength)).toBe(true);
    expect(isProfile(limits.maxSealedProfileLength + 1)).toBe(false);
    expect(isSignal(limits.maxSealedSignalLength)).toBe(true);
    expect(isSignal(limits.maxSealedSignalLength + 1)).toBe(false);
  });

  it.each([-1, 0.5, 2 ** 53, '7', undefined])('has no revision %s', (revision) => {
    expect(accepts(WireProfile, { ...sealedProfile, revision })).toBe(false);
  });

  it('is never part plain', () => {
    expect(WireProfile.parse({ ...profile, ...sealedProfile })).toEqual(sealedProfile);
    expect(WireSignal.parse({ ...offer, ...sealedSignal })).toEqual(sealedSignal);
  });

  it('may stand where the plain form may', () => {
    for (const value of [profile, sealedProfile]) {
      expect(WireProfile.parse(value)).toEqual(value);
      const member = createMember(ana, { profile });
      expect(WireMember.parse({ ...member, profile: value })).toEqual({
        ...member,
        profile: value,
      });
    }
    const input = { ...batch, to: ben };
    expect(SendSignalsInput.parse(input)).toEqual(input);
    const mixed = { ...input, signals: [sealedSignal, offer] };
    expect(SendSignalsInput.parse(mixed)).toEqual(mixed);
  });
});

describe('an event of a private room', () => {
  const member = { ...createMember(ben), profile: sealedProfile, role: 'host', delegation };
  const { name: _, ...openRoom } = createRoomState();
  const state = { ...openRoom, name: room, lock };
  const complete = {
    self: ana,
    role: 'owner',
    room: state,
    members: [member],
    waiting: [member],
    epoch: 'epoch123',
    graceMs: 1,
  };

  it.each([
    { type: 'welcome', ...complete },
    { type: 'resync', ...complete },
    { type: 'joined', member },
    { type: 'updated', id: ben, profile: sealedProfile },
    { type: 'left', id: ben, reason: 'link-changed' },
    { type: 'room', room: state },
    { type: 'waiting', members: [member] },
    { type: 'asked', members: [member] },
    { type: 'role', id: ben, role: 'host', delegation },
    { type: 'signal', from: ben, ...batch },
  ])('may be $type', (event) => {
    expect(WireRoomEvent.parse(event)).toEqual(event);
    const tracked = { id: 'epoch123-1', data: event };
    expect(parseTrackedRoomEvent(tracked)).toEqual(tracked);
  });

  it('has a room with a valid lock, or none', () => {
    expect(RoomState.parse(state)).toEqual(state);
    expect(accepts(RoomState, { ...state, lock: {} })).toBe(false);
    expect(accepts(RoomState, { ...state, lock: { ...lock, epoch: -1 } })).toBe(false);
  });

  it('has no lock on servers without private rooms', () => {
    const { lock: _, ...older } = createRoomState();
    expect(RoomState.parse(older)).toEqual(createRoomState({ lock: null }));
  });
});
