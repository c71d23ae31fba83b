import type { Member, ModerationAction, PeerId, Role } from '@visavis/protocol';
import {
  ana,
  ben,
  cho,
  createMember,
  createPeerId,
  createRoomSnapshot,
  dov,
  signature,
} from '@visavis/protocol/testing';
import { expect } from 'vitest';
import type { CallHarness } from '../../src/testing/testing.ts';
import { joining } from './call.ts';

/** Somebody who is not in the room. */
export const stranger = createPeerId('stranger');
/** Guests may not share their screens. */
export const guestRights = { screen: false };

/** In a room with these members, in a role. */
export function inRoomAs(role: Role, ...others: readonly Member[]): CallHarness {
  const call = joining();
  call.receiveRoomEvent({ ...createRoomSnapshot('welcome', ana), role, members: [...others] });
  return call;
}

/** Ben is the owner, Cho a host, Dov a guest. */
export const others = [
  createMember(ben, { role: 'owner' }),
  createMember(cho, { role: 'host' }),
  createMember(dov),
];

/** The server passes on a statement of a member. Its signature is valid: that is up to the trust actor. */
export const moderated = (
  call: CallHarness,
  by: PeerId,
  action: ModerationAction,
  number = 1,
): void =>
  call.receiveRoomEvent({ type: 'moderated', by, moderation: { action, number, signature } });

/** The moderations that the page has sent. */
export const sent = (call: CallHarness) =>
  call.server.commandsOfType('moderate').map(({ moderation }) => moderation);

/** Turns the microphone on, raises the hand and shares a screen. */
export function activate(call: CallHarness): void {
  const track = { id: 'm', deviceId: 'd', label: '' };
  call.actor.send({ type: 'media.open', kinds: ['microphone'] });
  call.capture.current.report({ type: 'microphone.live', track });
  call.actor.send({ type: 'hand.toggle' });
  call.actor.send({ type: 'screen.toggle' });
  call.capture.current.report({ type: 'screen.live', video: 's', audio: null });
  expect(call.profile).toMatchObject({ microphone: true, hand: true, screen: true });
}

/** What a moderation can end. */
export const activity = ({ profile: { microphone, hand, screen } }: CallHarness) => ({
  microphone,
  hand,
  screen,
});
/** Everything that a moderation can end. */
export const everything = { microphone: true, hand: true, screen: true };
