import { actorLogsOf, type EntryOf, type Trace } from '../../src/index.ts';

/** An event of a machine, with the next event of the same machine. */
export interface MachineEvent {
  readonly entry: EntryOf<'event'>;
  readonly next: EntryOf<'event'> | undefined;
  /** Whether a machine sent it. */
  readonly isFromMachine: boolean;
  /** Whether the machine handled it: one that has ended discards its events. */
  readonly isHandled: boolean;
  /** Whether the machine handled an event of another type later. */
  readonly isBeforeAnotherType: boolean;
}

/** Every event that a machine of the trace received, its start included. */
export function machineEventsOf({ entries }: Trace): MachineEvent[] {
  const logs = actorLogsOf(entries);
  const isMachine = (key: string | null) => (logs.get(key ?? '')?.start?.machine ?? null) !== null;
  return [...logs.values()].flatMap((log) => {
    if (!isMachine(log.key)) return [];
    const events = log.entries.filter((entry) => entry.kind === 'event');
    const handledCount = log.snapshots.filter(({ event }) => event !== 'xstate.stop').length;
    return events.map((entry, index) => ({
      entry,
      next: events[index + 1],
      isFromMachine: isMachine(entry.from),
      isHandled: index < handledCount,
      isBeforeAnotherType: events
        .slice(index, handledCount)
        .some(({ event }) => event.type !== entry.event.type),
    }));
  });
}
