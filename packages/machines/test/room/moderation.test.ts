import { targetOf, type ModerationAction } from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { findModerationNumber, toRoomEvent, type RoomMachineEvent } from '../../src/room/room.ts';
import { actionsOn, delegation, moderate } from '../support/moderation.ts';
import { joinAs, joinBy, oldLink } from '../support/private-room.ts';
import {
  ana,
  ben,
  createParticipant,
  eve,
  join,
  privateRoomName,
  roomAfter,
} from '../support/room.ts';

const stranger = createParticipant(1);
const owner = createParticipant(2);

const setWaitingRoom: RoomMachineEvent = { type: 'access.set', access: 'waiting-room', by: null };

/** The owner, Ana is a host, Ben a guest, and Eve is waiting. */
const after = (...events: readonly RoomMachineEvent[]) =>
  roomAfter(
    [
      joinAs('owner', owner),
      joinAs('host', ana),
      joinBy(oldLink, ben),
      setWaitingRoom,
      joinBy(oldLink, eve),
      ...events,
    ],
    6,
    privateRoomName,
  );

describe.each(actionsOn(ben))('the statement %j', (action) => {
  test.each([
    ['an owner', owner],
    ['a host', ana],
  ])('of %s is passed on to all members', (_, by) => {
    const room = after(moderate(by, action));
    const moderation = { action, number: 1, signature };
    expect(room.announcements).toEqual([
      { type: 'notify', to: [owner, ana, ben], event: { type: 'moderated', by, moderation } },
    ]);
    expect(findModerationNumber(room.snapshot.context, by)).toBe(1);
  });

  test.each([
    ['a guest', ben],
    ['somebody in the waiting room', eve],
    ['a stranger', stranger],
  ])('of %s is dropped', (_, by) => {
    const room = after(moderate(by, action));
    expect(room.announcements).toEqual([]);
    expect(findModerationNumber(room.snapshot.context, by)).toBe(-1);
  });
});

test.each(actionsOn(owner).filter((action) => targetOf(action) === owner))(
  'the statement %j of a host is dropped, because it concerns the owner',
  (action) => {
    expect(after(moderate(ana, action)).announcements).toEqual([]);
  },
);

describe('the number of a statement', () => {
  const mute: ModerationAction = { type: 'mute', target: ben };

  test.each([5, 4, 0])('may not be repeated or go back: %i after 5', (number) => {
    const room = after(moderate(ana, mute, 5), moderate(ana, mute, number));
    expect(room.announcements).toEqual([]);
    expect(findModerationNumber(room.snapshot.context, ana)).toBe(5);
  });

  test('counts for each member on its own', () => {
    const room = after(moderate(ana, mute, 5), moderate(owner, mute, 5), moderate(ana, mute, 6));
    expect(room.announcements).toHaveLength(1);
    expect(findModerationNumber(room.snapshot.context, ana)).toBe(6);
    expect(findModerationNumber(room.snapshot.context, owner)).toBe(5);
  });

  test('is not used up by what was not permitted', () => {
    const refused = moderate(ana, { type: 'mute', target: owner }, 9);
    expect(after(refused, moderate(ana, mute, 1)).announcements).toHaveLength(1);
  });

  test('is forgotten when the member leaves, and kept while it is away', () => {
    const moderated = [moderate(ana, mute, 5)];
    const away = { type: 'member.away', id: ana } as const;
    const isAway = after(...moderated, away);
    expect(findModerationNumber(isAway.snapshot.context, ana)).toBe(5);
    const left = after(...moderated, { type: 'member.leave', id: ana });
    expect(left.snapshot.context.moderationNumbers).toEqual([]);
  });
});

describe('what a permitted statement does to the room', () => {
  test('is an event of the member who has made it', () => {
    const events = actionsOn(ben).map((action) => toRoomEvent(action, ana));
    expect(events).toEqual([
      { type: 'access.set', access: 'locked', by: ana },
      { type: 'guestRights.set', guestRights: { screen: false }, by: ana },
      { type: 'waiting.admit', id: eve, by: ana },
      { type: 'waiting.admitAll', by: ana },
      { type: 'waiting.deny', id: eve, by: ana },
      { type: 'member.remove', id: ben, by: ana },
      null,
      null,
      null,
      null,
      null,
      null,
      { type: 'member.makeHost', id: ben, delegation, by: ana },
      { type: 'room.end', by: ana },
    ]);
  });

  test.each(actionsOn(ben).flatMap((action) => toRoomEvent(action, owner) ?? []))(
    '%j is permitted to whoever may make the statement',
    (event) => {
      expect(after(event).announcements).not.toEqual([]);
    },
  );
});

test('the host of an open room moderates without a delegation', () => {
  const members = [join(ana), join(ben)];
  const mute: ModerationAction = { type: 'mute', target: null };
  expect(roomAfter([...members, moderate(ana, mute)]).announcements).toHaveLength(1);
  expect(roomAfter([...members, moderate(ben, mute)]).announcements).toEqual([]);
});
