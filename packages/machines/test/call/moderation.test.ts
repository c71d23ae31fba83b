import type { ModerationAction, Role, RoomEvent } from '@visavis/protocol';
import {
  ana,
  ben,
  cho,
  createMember,
  createRoomSnapshot,
  dov,
  signature,
} from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import {
  activate,
  activity,
  everything,
  inRoomAs,
  moderated,
  others,
  sent,
} from '../support/moderated-call.ts';

describe('a member who moderates', () => {
  it.each<Role>(['owner', 'host'])('as %s signs the action and sends it', (role) => {
    const call = inRoomAs(role, ...others);
    call.actor.send({ type: 'moderate', action: { type: 'mute', target: dov } });
    expect(sent(call)).toEqual([
      { action: { type: 'mute', target: dov }, number: 1_001, signature },
    ]);
  });

  it('counts the actions, from the time at which the page was started', () => {
    const call = inRoomAs('host', ...others);
    const actions: ModerationAction[] = [{ type: 'mute', target: null }, { type: 'endRoom' }];
    for (const action of actions) call.actor.send({ type: 'moderate', action });
    expect(sent(call).map(({ number }) => number)).toEqual([1_001, 1_002]);
  });

  it.each<[string, Role, ModerationAction]>([
    ['a guest', 'guest', { type: 'mute', target: dov }],
    ['a guest', 'guest', { type: 'setAccess', access: 'open' }],
    ['a host, against an owner', 'host', { type: 'mute', target: ben }],
    ['an owner, against another session of its own', 'owner', { type: 'remove', target: ben }],
    ['an owner, against itself', 'owner', { type: 'remove', target: ana }],
  ])('and is %s has no effect', (_, role, action) => {
    const call = inRoomAs(role, ...others);
    call.actor.send({ type: 'moderate', action });
    expect(sent(call)).toEqual([]);
  });

  it('may do so from the moment at which it becomes a host', () => {
    const call = inRoomAs('guest', ...others);
    call.receiveRoomEvent({ type: 'role', id: ana, role: 'host', delegation: null });
    expect(call.context.role).toBe('host');
    call.actor.send({ type: 'moderate', action: { type: 'mute', target: dov } });
    expect(sent(call)).toHaveLength(1);
  });

  it('sees what the server has refused', () => {
    const call = inRoomAs('host', ...others);
    expect(call.context.refusedModeration).toBeNull();
    call.actor.send({ type: 'moderate', action: { type: 'endRoom' } });
    const [moderation] = sent(call);
    if (moderation === undefined) throw new Error('Expected a moderation.');
    call.server.current.report({ type: 'server.moderationRefused', moderation, reason: null });
    expect(call.context.refusedModeration).toMatchObject({ number: 1_001, reason: null });
  });
});

describe.each([
  ['an owner', ben],
  ['a host', cho],
] as const)('the moderation of %s', (_, by) => {
  it.each<[string, ModerationAction, Partial<typeof everything>]>([
    ['mutes a member', { type: 'mute', target: ana }, { microphone: false }],
    ['mutes everyone', { type: 'mute', target: null }, { microphone: false }],
    ['stops a screen', { type: 'stopScreen', target: ana }, { screen: false }],
    ['lowers a hand', { type: 'lowerHand', target: ana }, { hand: false }],
    ['lowers all hands', { type: 'lowerHand', target: null }, { hand: false }],
  ])('%s, who sees who did it', (_name, action, changes) => {
    const call = inRoomAs('guest', ...others);
    activate(call);
    moderated(call, by, action);
    expect(activity(call)).toEqual({ ...everything, ...changes });
    expect(call.context.lastModeration).toEqual({ by, action, number: 1 });

    // What has been done already is not reported.
    moderated(call, by, action, 2);
    expect(activity(call)).toEqual({ ...everything, ...changes });
    expect(call.context.lastModeration?.number).toBe(1);
  });

  it('asks to unmute whoever is muted', () => {
    const call = inRoomAs('guest', ...others);
    activate(call);
    const action: ModerationAction = { type: 'askToUnmute', target: ana };
    moderated(call, by, action);
    expect(call.context.lastModeration).toBeNull();
    call.actor.send({ type: 'microphone.toggle' });
    moderated(call, by, action, 2);
    expect(call.context.lastModeration).toEqual({ by, action, number: 2 });
  });

  it.each<ModerationAction>([
    { type: 'mute', target: dov },
    { type: 'stopScreen', target: dov },
    { type: 'lowerHand', target: dov },
    { type: 'askToUnmute', target: dov },
  ])('of another member changes nothing here: %j', (action) => {
    const call = inRoomAs('guest', ...others);
    activate(call);
    moderated(call, by, action);
    expect(activity(call)).toEqual(everything);
    expect(call.context.lastModeration).toBeNull();
    // It counts nevertheless.
    moderated(call, by, { type: 'mute', target: ana }, 1);
    expect(activity(call)).toEqual(everything);
  });

  it('leaves no trace where there is nothing to end, and the member may start again', () => {
    const call = inRoomAs('guest', ...others);
    const { revision } = call.profile;
    moderated(call, by, { type: 'lowerHand', target: null });
    moderated(call, by, { type: 'stopScreen', target: ana }, 2);
    expect(call.profile.revision).toBe(revision);
    moderated(call, by, { type: 'mute', target: ana }, 3);
    activate(call);
  });

  it('removes a member from the page, also if the server does not', () => {
    const call = inRoomAs('guest', ...others);
    moderated(call, by, { type: 'remove', target: dov });
    expect(call.members).toEqual(['b present', 'c present']);
    expect(call.connectionsTo(dov).map(({ isRunning }) => isRunning)).toEqual([false]);
  });

  it.each<[string, RoomEvent]>([
    ['joins again', { type: 'joined', member: createMember(dov) }],
    ['is in the complete room', { ...createRoomSnapshot('resync', ana), members: [...others] }],
    ['is welcome again', { ...createRoomSnapshot('welcome', ana), members: [...others] }],
  ])('keeps a removed member away who %s by the word of the server', (_name, event) => {
    const call = inRoomAs('guest', ...others);
    moderated(call, by, { type: 'remove', target: dov });
    call.receiveRoomEvent(event);
    expect(call.members).toEqual(['b present', 'c present']);
    expect(call.connectionsTo(dov)).toHaveLength(1);
  });
});
