import type { PeerId, WireRoomEvent } from '@visavis/protocol';

/** The member that an event is about; null if it is about the room. */
function subjectOf(event: WireRoomEvent): PeerId | null {
  switch (event.type) {
    case 'joined':
      return event.member.id;
    case 'signal':
      return event.from;
    case 'left':
    case 'away':
    case 'back':
    case 'updated':
    case 'role':
      return event.id;
    case 'moderated':
      return event.by;
    case 'welcome':
    case 'resync':
    case 'room':
    case 'waiting':
    case 'asked':
      return null;
    default:
      return event satisfies never;
  }
}

const isPresence = ({ type }: WireRoomEvent): boolean => type === 'away' || type === 'back';

/**
 * Whether a later event about a member makes an earlier one superfluous. Nothing about a member matters after
 * it has left, and of its presence and its profile only the last one does.
 */
export function supersedes(later: WireRoomEvent, earlier: WireRoomEvent): boolean {
  const subject = subjectOf(later);
  if (subject === null || subject !== subjectOf(earlier)) return false;
  if (later.type === 'left') return true;
  if (later.type === 'updated') return earlier.type === 'updated';
  if (later.type === 'role') return earlier.type === 'role';
  return isPresence(later) && isPresence(earlier);
}
