import type { EntryOf } from '../format/format.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';

/** What lies between two snapshots of one actor: the event that it took, and what came of it. */
export interface Step {
  /** What the recording says that came of it. */
  readonly snapshot: EntryOf<'snapshot'>;
  /** Undefined for the first, and where the ring has let it go. */
  readonly event: EntryOf<'event'> | undefined;
  /** The number of the last entry before the actor began with it. */
  readonly after: number;
}

/**
 * The steps of an actor. Events wait in a mailbox while it is busy, so each is that of the next snapshot
 * with its type; what is passed over was thrown away with the mailbox.
 */
export function stepsOf({ entries, start }: ActorLog): Step[] {
  const steps: Step[] = [];
  let waiting: EntryOf<'event'>[] = [];
  let before = start?.seq ?? -1;
  for (const entry of entries) {
    if (entry.kind === 'event' && entry.event.type !== 'xstate.init') waiting.push(entry);
    if (entry.kind !== 'snapshot') continue;
    const { event: type, status, seq } = entry;
    // One that broke does not say by what: by the next.
    const place =
      status === 'error' && type === '' ? 0 : waiting.findIndex(({ event }) => event.type === type);
    const event = waiting[place];
    if (event !== undefined) waiting = waiting.slice(place + 1);
    steps.push({ snapshot: entry, event, after: Math.max(before, event?.seq ?? -1) });
    before = seq;
  }
  return steps;
}
