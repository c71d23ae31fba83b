import type { Moderation, ModerationAction, PeerId } from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import { createDelegation, eve } from './room.ts';

/** With it the owner makes somebody a host. */
export const delegation = createDelegation('host');

/** Every action against this member. */
export const actionsOn = (target: PeerId): readonly ModerationAction[] => [
  { type: 'setAccess', access: 'locked' },
  { type: 'setGuestRights', guestRights: { screen: false } },
  { type: 'admit', target: eve },
  { type: 'admit', target: null },
  { type: 'deny', target: eve },
  { type: 'remove', target },
  { type: 'mute', target },
  { type: 'mute', target: null },
  { type: 'askToUnmute', target },
  { type: 'stopScreen', target },
  { type: 'lowerHand', target },
  { type: 'lowerHand', target: null },
  { type: 'makeHost', target, delegation },
  { type: 'endRoom' },
];

/** Somebody moderates. */
export const moderate = (by: PeerId, action: ModerationAction, number = 1): RoomMachineEvent => {
  const moderation: Moderation = { action, number, signature };
  return { type: 'member.moderate', by, moderation };
};
