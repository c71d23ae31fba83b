import { initEventType } from '@visavis/machines/xstate-internals';
import type { EntryOf } from '../format/format.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';

/** The handling of one event by an actor: what lies between two of its snapshots. */
export interface Step {
  /** The recorded result. */
  readonly snapshot: EntryOf<'snapshot'>;
  /** Undefined for the first step, and if the recorder dropped the event. */
  readonly event: EntryOf<'event'> | undefined;
  /** The `seq` of the last entry before the step. */
  readonly after: number;
}

/**
 * Splits the log of an actor into steps. Events wait in the actor's mailbox, so an event belongs to the next
 * snapshot with its type. An event without a snapshot was discarded with the mailbox.
 */
export function stepsOf({ entries, start }: ActorLog): Step[] {
  const steps: Step[] = [];
  let mailbox: EntryOf<'event'>[] = [];
  let lastSeq = start?.seq ?? -1;
  for (const entry of entries) {
    if (entry.kind === 'event' && entry.event.type !== initEventType) mailbox.push(entry);
    if (entry.kind !== 'snapshot') continue;
    const { event: type, status, seq } = entry;
    // The snapshot of a failed actor does not name the event. It is the next one in the mailbox.
    const index =
      status === 'error' && type === '' ? 0 : mailbox.findIndex(({ event }) => event.type === type);
    const event = mailbox[index];
    if (event !== undefined) mailbox = mailbox.slice(index + 1);
    steps.push({ snapshot: entry, event, after: Math.max(lastSeq, event?.seq ?? -1) });
    lastSeq = seq;
  }
  return steps;
}
