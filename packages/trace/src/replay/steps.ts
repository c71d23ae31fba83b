import { initEventType, stopEvent } from '@visavis/machines/xstate-internals';
import type { EntryOf } from '../format/format.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';

interface StepFields {
  /** The recorded result. */
  readonly snapshot: EntryOf<'snapshot'>;
  /** The `seq` of the last entry before the step. */
  readonly after: number;
}

/** What lies between two snapshots of an actor: its start, the handling of one event, or its stop. */
export type Step = StepFields &
  (
    | { readonly kind: 'start' | 'event'; readonly event: EntryOf<'event'> }
    | { readonly kind: 'stop' }
    /** The recorder dropped the event: only the state after it is known. */
    | { readonly kind: 'dropped' }
  );

/** The first entry of an actor that contradicts the others, after the steps that do not. */
export type Contradiction =
  | { readonly kind: 'missingEvent'; readonly entry: EntryOf<'snapshot'> }
  | { readonly kind: 'missingSnapshot'; readonly entry: EntryOf<'event'> };

/** The steps of an actor, up to the first contradiction. */
export interface ActorSteps {
  readonly steps: readonly Step[];
  readonly contradiction: Contradiction | null;
}

/**
 * Splits the log of an actor into steps. An actor handles its events in the order in which it receives them, and
 * has one snapshot for each. The first of them starts it. An actor that ends discards the events that wait.
 *
 * @param droppedEntries only an entry whose `seq` is smaller may be missing
 */
export function stepsOf({ entries, start }: ActorLog, droppedEntries: number): ActorSteps {
  const steps: Step[] = [];
  const mailbox: EntryOf<'event'>[] = [];
  let lastSeq = start?.seq ?? -1;
  let hasEnded = false;
  // Dropped events were received, and so handled, before all others.
  let mayLackEvent = droppedEntries > 0;

  for (const entry of entries) {
    if (entry.kind === 'event') mailbox.push(entry);
    if (entry.kind !== 'snapshot') continue;
    const { event: type, status, seq } = entry;
    const next = mailbox[0];
    // The snapshot of a failed actor does not name the event.
    const isOfNext = next?.event.type === type || (status === 'error' && type === '');
    if (hasEnded) return { steps, contradiction: { kind: 'missingEvent', entry } };
    if (status === 'stopped' && type === stopEvent.type) {
      steps.push({ kind: 'stop', snapshot: entry, after: lastSeq });
    } else if (next !== undefined && isOfNext) {
      mailbox.shift();
      mayLackEvent = false;
      const isStart = next.event.type === initEventType;
      // The first children of a machine are created with it, before it receives its first event.
      const after = isStart ? lastSeq : Math.max(lastSeq, next.seq);
      steps.push({ kind: isStart ? 'start' : 'event', event: next, snapshot: entry, after });
    } else if (mayLackEvent || (steps.length === 0 && start?.input === null)) {
      steps.push({ kind: 'dropped', snapshot: entry, after: lastSeq });
    } else {
      const isLater = mailbox.some(({ event }) => event.type === type);
      return {
        steps,
        contradiction:
          isLater && next !== undefined
            ? { kind: 'missingSnapshot', entry: next }
            : { kind: 'missingEvent', entry },
      };
    }
    hasEnded ||= status !== 'active';
    lastSeq = seq;
  }
  const [unhandled] = mailbox;
  const contradiction: Contradiction | null =
    hasEnded || unhandled === undefined ? null : { kind: 'missingSnapshot', entry: unhandled };
  return { steps, contradiction };
}
