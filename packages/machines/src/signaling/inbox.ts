import {
  parseEventId,
  dropDuplicates,
  type EventId,
  type PeerId,
  type RoomEvent,
  type ReceivedSequences,
} from '@visavis/protocol';

/** The sequence numbers received from each peer. */
export type Inbox = Readonly<Record<PeerId, ReceivedSequences>>;

/**
 * Compares an event's id with the last one that was forwarded: the event is the `next` one, a `duplicate` to
 * drop, or comes after a `gap`. After a gap, the only safe reaction is to connect again with the last id.
 */
export function classifyEvent(
  last: EventId | null,
  id: EventId,
  event: RoomEvent | null,
): 'next' | 'duplicate' | 'gap' {
  // These two contain the complete room, whatever came before.
  if (event?.type === 'welcome' || event?.type === 'resync') return 'next';
  const { epoch, n } = parseEventId(id);
  if (last === null) return n === 1 ? 'next' : 'gap';
  const before = parseEventId(last);
  if (epoch !== before.epoch) return n === 1 ? 'next' : 'gap';
  if (n <= before.n) return 'duplicate';
  return n === before.n + 1 ? 'next' : 'gap';
}

/**
 * Returns the event without duplicate signals, and the new inbox. Undefined if all signals are duplicates, as
 * after a restart of the server, which does not know what was delivered before.
 */
export function receiveEvent(
  inbox: Inbox,
  event: RoomEvent,
): { inbox: Inbox; event: RoomEvent } | undefined {
  switch (event.type) {
    case 'welcome':
      return { inbox: {}, event };
    case 'left': {
      const { [event.id]: _, ...rest } = inbox;
      return { inbox: rest, event };
    }
    case 'signal': {
      const added = dropDuplicates(inbox[event.from] ?? [], event);
      if (added === undefined) return undefined;
      return {
        inbox: { ...inbox, [event.from]: added.received },
        event: { type: 'signal', from: event.from, ...added.batch },
      };
    }
    case 'resync':
    case 'joined':
    case 'away':
    case 'back':
    case 'updated':
    case 'room':
    case 'waiting':
    case 'asked':
    case 'role':
    case 'moderated':
      return { inbox, event };
    default:
      return event satisfies never;
  }
}
