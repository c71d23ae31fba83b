import { describe, expect, it } from 'vitest';
import {
  encodeModeration,
  ModerateInput,
  Moderation,
  ModerationAction,
  RoomName,
  signModeration,
  targetOf,
  webCryptography,
  WireRoomEvent,
  type ModerationStatement,
} from '../../src/index.ts';
import { encodeStatement } from '../../src/identity/statement.ts';
import { encodeFields, signBytes } from '../support/node-cryptography.ts';
import {
  firstKey,
  moderationVectors,
  vectorAuthor,
  vectorNumber,
  vectorPeer,
  vectorRoom,
} from '../support/moderation-vectors.ts';
import { ana, ben } from '../support/samples.ts';

const actions = moderationVectors.map(([action]) => ModerationAction.parse(action));
const otherRoom = RoomName.parse('room1');
const signature = 'A'.repeat(86);
const delegation = { owner: 'A'.repeat(43), role: 'host', signature };

const accepts = (action: unknown) => ModerationAction.safeParse(action).success;

describe('a moderation', () => {
  it.each(moderationVectors)(
    'is one that an independent implementation signs: %j',
    (action, fields, signed) => {
      const statement: ModerationStatement = {
        room: vectorRoom,
        by: vectorAuthor,
        number: vectorNumber,
        action: ModerationAction.parse(action),
      };
      const tag = 'visavis/2 moderation';
      const bytes = encodeFields(tag, vectorRoom, vectorAuthor, vectorNumber, ...fields);
      expect(Buffer.from(encodeModeration(statement))).toEqual(bytes);
      expect(signBytes(firstKey.privateKey, bytes)).toBe(signed);
    },
  );

  it('has vectors for all actions', () => {
    const types = ModerationAction.def.options.map(({ shape }) => shape.type.def.values[0]);
    expect(new Set(actions.map(({ type }) => type))).toEqual(new Set(types));
  });

  it('is signed by the session that moderates', async () => {
    const identity = await webCryptography.createIdentity();
    const { publicKey, peerId: by } = identity;
    for (const action of actions) {
      const moderation = await signModeration(identity, { room: otherRoom, number: 7, action });
      expect(Moderation.parse(moderation)).toEqual(moderation);
      expect(moderation).toMatchObject({ action, number: 7 });
      const statement = encodeModeration({ room: otherRoom, by, number: 7, action });
      expect(await webCryptography.verify(publicKey, moderation.signature, statement)).toBe(true);
    }
  });

  it('has other bytes if anything of it is changed', () => {
    const statements = actions.flatMap((action): ModerationStatement[] => {
      const statement = { room: vectorRoom, by: ana, number: 7, action };
      return [
        statement,
        { ...statement, room: otherRoom },
        { ...statement, by: ben },
        { ...statement, number: 8 },
      ];
    });
    const others = ['open', 'locked'].map((access) => ({ type: 'setAccess', access }));
    const retargeted = actions.flatMap((action) =>
      targetOf(action) === null ? [] : [{ ...action, target: ana }],
    );
    const changed = [...others, ...retargeted].map((action) => ({
      room: vectorRoom,
      by: ana,
      number: 7,
      action: ModerationAction.parse(action),
    }));
    const all = [...statements, ...changed].map((statement) => String(encodeModeration(statement)));
    // `makeHost` to another peer has the same delegation: the target is a field of its own.
    expect(new Set(all).size).toBe(all.length);
  });

  it('is no statement of another kind with the same fields', () => {
    const bytes = encodeModeration({
      room: otherRoom,
      by: ana,
      number: 7,
      action: { type: 'endRoom' },
    });
    for (const tag of ['visavis/2 delegation', 'visavis/2 description', 'visavis/3 moderation'])
      expect(bytes).not.toEqual(encodeStatement(tag, [otherRoom, ana, 7, 'endRoom', '', '']));
  });

  it('concerns its target, or everyone', () => {
    expect(targetOf({ type: 'mute', target: ben })).toBe(ben);
    expect(targetOf({ type: 'mute', target: null })).toBeNull();
    expect(targetOf({ type: 'setAccess', access: 'open' })).toBeNull();
    expect(targetOf({ type: 'endRoom' })).toBeNull();
    expect(targetOf({ type: 'makeHost', target: ben, delegation: null })).toBe(ben);
  });
});

describe('an action', () => {
  it.each(actions)('is parsed as it was sent: %j', (action) => {
    expect(ModerationAction.parse(action)).toEqual(action);
    const moderation = { action, number: 0, signature };
    expect(ModerateInput.parse({ moderation })).toEqual({ moderation });
    const event = { type: 'moderated', by: vectorPeer, moderation };
    expect(WireRoomEvent.parse(event)).toEqual(event);
  });

  it.each(['admit', 'mute', 'lowerHand'])('%s may concern everyone', (type) => {
    expect(accepts({ type, target: null })).toBe(true);
    expect(accepts({ type, target: ben })).toBe(true);
    expect(accepts({ type })).toBe(false);
  });

  it.each(['deny', 'remove', 'askToUnmute', 'stopScreen'])('%s concerns one member', (type) => {
    expect(accepts({ type, target: ben })).toBe(true);
    expect(accepts({ type, target: null })).toBe(false);
  });

  it.each([
    ['of an unknown type', { type: 'promote', target: ben }],
    ['of the type __proto__', { type: '__proto__', target: ben }],
    ['of no type', { target: ben }],
    ['against somebody who cannot exist', { type: 'mute', target: 'ben' }],
    ['with an unknown access', { type: 'setAccess', access: 'ajar' }],
    ['without an access', { type: 'setAccess' }],
    ['with rights that are no yes or no', { type: 'setGuestRights', guestRights: { screen: 1 } }],
    ['without a word about screens', { type: 'setGuestRights', guestRights: {} }],
    ['that makes everyone a host', { type: 'makeHost', target: null, delegation: null }],
    ['that makes a host, without a word about its proof', { type: 'makeHost', target: ben }],
    [
      'that makes somebody a guest',
      { type: 'makeHost', target: ben, delegation: { ...delegation, role: 'guest' } },
    ],
  ])('is rejected %s', (_, action) => {
    expect(accepts(action)).toBe(false);
  });

  it.each([
    ['a negative number', { number: -1 }],
    ['a broken number', { number: 0.5 }],
    ['a number beyond what numbers can count', { number: 2 ** 53 }],
    ['a number that is text', { number: '7' }],
    ['no number', { number: undefined }],
    ['a signature that is cut', { signature: signature.slice(1) }],
    ['a signature that is too long', { signature: `${signature}A` }],
    ['no signature', { signature: undefined }],
    ['no action', { action: undefined }],
  ])('is not moderated with %s', (_, change) => {
    const moderation = { action: { type: 'endRoom' }, number: 7, signature };
    expect(ModerateInput.safeParse({ moderation }).success).toBe(true);
    expect(ModerateInput.safeParse({ moderation: { ...moderation, ...change } }).success).toBe(
      false,
    );
    const event = { type: 'moderated', by: ana, moderation: { ...moderation, ...change } };
    expect(WireRoomEvent.safeParse(event).success).toBe(false);
  });
});
