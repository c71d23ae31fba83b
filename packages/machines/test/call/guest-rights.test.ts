import type { Role } from '@visavis/protocol';
import { ana, createRoomSnapshot, createRoomState } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import type { CallHarness } from '../../src/testing/testing.ts';
import {
  activate,
  activity,
  everything,
  guestRights,
  inRoomAs,
  others,
} from '../support/moderated-call.ts';

describe('the rights of guests', () => {
  const restrict = (call: CallHarness) =>
    call.receiveRoomEvent({ type: 'room', room: createRoomState({ guestRights }) });

  it('end the screen share of a guest, who cannot start another one', () => {
    const call = inRoomAs('guest', ...others);
    activate(call);
    restrict(call);
    expect(activity(call)).toEqual({ ...everything, screen: false });
    call.actor.send({ type: 'screen.toggle' });
    expect(call.capture.commandsOfType('openScreen')).toHaveLength(1);
  });

  it('end a screen share for which the browser was asking the guest', () => {
    const call = inRoomAs('guest', ...others);
    call.actor.send({ type: 'screen.toggle' });
    restrict(call);
    call.capture.current.report({ type: 'screen.live', video: 's', audio: null });
    expect(call.profile.screen).toBe(false);
    expect(call.capture.current.commands.at(-1)).toEqual({ type: 'closeScreen' });
  });

  it.each<Role>(['owner', 'host'])('do not concern an %s', (role) => {
    const call = inRoomAs(role, ...others);
    restrict(call);
    activate(call);
    expect(call.profile.screen).toBe(true);
  });

  it('are given back, and come with the complete room', () => {
    const call = inRoomAs('guest', ...others);
    restrict(call);
    call.receiveRoomEvent({ type: 'room', room: createRoomState() });
    activate(call);
    const resync = createRoomSnapshot('resync', ana);
    const room = createRoomState({ guestRights });
    call.receiveRoomEvent({ ...resync, room, members: [...others] });
    expect(call.profile.screen).toBe(false);
  });
});
