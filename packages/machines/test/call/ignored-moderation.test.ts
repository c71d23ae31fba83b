import type { ModerationAction, PeerId, Role } from '@visavis/protocol';
import { ana, ben, cho, dov } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { joining } from '../support/call.ts';
import {
  activate,
  activity,
  everything,
  guestRights,
  inRoomAs,
  moderated,
  others,
  stranger,
} from '../support/moderated-call.ts';

describe('a moderation is ignored', () => {
  const mute: ModerationAction = { type: 'mute', target: ana };

  it.each<[string, Role, PeerId, ModerationAction]>([
    ['of a guest', 'guest', dov, mute],
    ['of a guest who removes a host', 'guest', dov, { type: 'remove', target: cho }],
    ['of somebody who is not in the room', 'guest', stranger, mute],
    ['of this member itself, sent back', 'host', ana, mute],
    ['of a host against the owner', 'owner', cho, mute],
    ['of a host who mutes everyone, by the owner', 'owner', cho, { type: 'mute', target: null }],
    ['of a host who removes the owner', 'guest', cho, { type: 'remove', target: ben }],
    ['of an owner against an owner', 'owner', ben, mute],
  ])('%s', (_, role, by, action) => {
    const call = inRoomAs(role, ...others);
    activate(call);
    moderated(call, by, action);
    expect(activity(call)).toEqual(everything);
    expect(call.members).toEqual(['b present', 'c present', 'd present']);
    expect(call.context.lastModeration).toBeNull();
  });

  it.each([5, 4])('that has the number %i after 5', (number) => {
    const call = inRoomAs('guest', ...others);
    moderated(call, ben, { type: 'lowerHand', target: ana }, 5);
    activate(call);
    moderated(call, ben, mute, number);
    expect(activity(call)).toEqual(everything);
    moderated(call, ben, mute, 6);
    expect(activity(call)).toEqual({ ...everything, microphone: false });
  });

  it('of somebody who is a guest by now, or who has left', () => {
    const call = inRoomAs('guest', ...others);
    activate(call);
    call.receiveRoomEvent({ type: 'role', id: cho, role: 'guest', delegation: null });
    moderated(call, cho, mute);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    moderated(call, ben, mute);
    expect(activity(call)).toEqual(everything);
  });

  it('before this member is in the room', () => {
    const call = joining();
    moderated(call, ben, mute);
    expect(call.context.lastModeration).toBeNull();
    expect(call.state).toEqual({ active: 'joining' });
  });
});

it('the page has nothing to do where the server changes the room', () => {
  const call = inRoomAs('owner', ...others);
  activate(call);
  const actions: ModerationAction[] = [
    { type: 'setAccess', access: 'locked' },
    { type: 'setGuestRights', guestRights },
    { type: 'admit', target: null },
  ];
  for (const [number, action] of actions.entries()) moderated(call, cho, action, number);
  expect(activity(call)).toEqual(everything);
  expect(call.context.lastModeration).toBeNull();
});
