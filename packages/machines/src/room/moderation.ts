import type { ModerationAction, PeerId } from '@visavis/protocol';
import type { RoomMachineEvent } from './events.ts';

/**
 * What happens to the room because of a permitted moderation; null for what the page of the member does.
 *
 * @param by the member who moderates
 */
export function toRoomEvent(action: ModerationAction, by: PeerId): RoomMachineEvent | null {
  switch (action.type) {
    case 'setAccess':
      return { type: 'access.set', access: action.access, by };
    case 'setGuestRights':
      return { type: 'guestRights.set', guestRights: action.guestRights, by };
    case 'admit':
      return action.target === null
        ? { type: 'waiting.admitAll', by }
        : { type: 'waiting.admit', id: action.target, by };
    case 'deny':
      return { type: 'waiting.deny', id: action.target, by };
    case 'remove':
      return { type: 'member.remove', id: action.target, by };
    case 'makeHost':
      return { type: 'member.makeHost', id: action.target, delegation: action.delegation, by };
    case 'endRoom':
      return { type: 'room.end', by };
    case 'mute':
    case 'askToUnmute':
    case 'stopScreen':
    case 'lowerHand':
      return null;
    default:
      return action satisfies never;
  }
}
