import {
  parseEventId,
  dropDuplicates,
  type EventId,
  type PeerId,
  type RoomEvent,
  type ReceivedSequences,
} from '@visavis/protocol';

/** What has been received of each person. */
export type Inbox = Readonly<Record<PeerId, ReceivedSequences>>;

/**
 * What an event's id says against the last one passed on: `next` to be taken, `seen` to be dropped, or a
 * `gap` that must not be, after which the only safe thing is to connect again from the last id.
 */
export function classifyEvent(
  last: EventId | null,
  id: EventId,
  event: RoomEvent,
): 'next' | 'duplicate' | 'gap' {
  // These two stand for the whole room, whatever came before.
  if (event.type === 'welcome' || event.type === 'resync') return 'next';
  const { epoch, n } = parseEventId(id);
  if (last === null) return n === 1 ? 'next' : 'gap';
  const before = parseEventId(last);
  if (epoch !== before.epoch) return n === 1 ? 'next' : 'gap';
  if (n <= before.n) return 'duplicate';
  return n === before.n + 1 ? 'next' : 'gap';
}

/**
 * Takes an event in: what is new in it, and the inbox after it. Undefined where all of it was seen before,
 * as after a restart of the server, which does not know what its predecessor had delivered.
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
      return { inbox, event };
    default:
      return event satisfies never;
  }
}
