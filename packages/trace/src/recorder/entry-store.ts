import type { TraceEntry } from '../format/format.ts';
import { estimateEntryBytes } from './entry-size.ts';
import { toTraceEntry, type RawEntry } from './raw-entry.ts';
import { createRingBuffer, type RecorderLimits } from './ring-buffer.ts';

/** An entry as it was recorded, and its JSON form once somebody has read it. */
interface StoredEntry {
  readonly raw: RawEntry;
  entry?: TraceEntry;
}

/** Entries of a live actor that the ring buffer has dropped, and without which its later ones make no sense. */
interface RetainedEntries {
  start?: StoredEntry;
  snapshot?: StoredEntry;
}

type EntryBody<Kind extends RawEntry['kind']> = Kind extends unknown
  ? Omit<Extract<RawEntry, { kind: Kind }>, 'seq' | 'at' | 'actor'>
  : never;

/** Numbers, timestamps and keeps the newest entries. */
export interface EntryStore {
  /** @param sized the values of the entry that determine its size */
  readonly add: (
    actor: string,
    body: EntryBody<RawEntry['kind']>,
    ...sized: readonly unknown[]
  ) => void;
  readonly droppedEntries: () => number;
  readonly entries: () => readonly TraceEntry[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly clear: () => void;
}

interface EntryStoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly startedAt: number;
  readonly limits: RecorderLimits;
  /** Called when the last entries of a finished actor are dropped. */
  readonly onActorDropped: (actor: string) => void;
}

/** Creates the store behind a recorder. */
export function createEntryStore(options: EntryStoreOptions): EntryStore {
  const { now, startedAt, limits, onActorDropped } = options;
  const retained = new Map<string, RetainedEntries>();
  const listeners = new Set<() => void>();
  let seq = 0;
  let at = 0;
  let droppedEntries = 0;
  let list: readonly TraceEntry[] | null = null;
  let isNotifying = false;

  const ring = createRingBuffer<StoredEntry>(limits, (dropped) => {
    droppedEntries += 1;
    const { raw } = dropped;
    if (raw.kind === 'actor') retained.set(raw.actor, { start: dropped });
    if (raw.kind !== 'snapshot') return;
    if (raw.status === 'active') {
      retained.set(raw.actor, { ...retained.get(raw.actor), snapshot: dropped });
    } else {
      retained.delete(raw.actor);
      onActorDropped(raw.actor);
    }
  });

  const notify = () => {
    isNotifying = false;
    for (const listener of listeners) listener();
  };

  const readStored = (): StoredEntry[] => {
    const older = [...retained.values()]
      .flatMap(({ start, snapshot }) => [start ?? [], snapshot ?? []].flat())
      .toSorted((one, other) => one.raw.seq - other.raw.seq);
    return [...older, ...ring.items()];
  };

  return {
    add(actor, body, ...sized) {
      // Times never decrease, even if the clock is set back. They are rounded to microseconds.
      at = Math.max(at, Math.round((now() - startedAt) * 1_000) / 1_000);
      ring.push({ raw: { seq, at, actor, ...body } }, estimateEntryBytes(...sized));
      seq += 1;
      list = null;
      if (isNotifying || listeners.size === 0) return;
      isNotifying = true;
      // In a microtask, so that an error in a listener is not thrown inside a machine.
      void Promise.resolve().then(notify);
    },
    droppedEntries: () => droppedEntries,
    entries: () =>
      (list ??= readStored().map((stored) => (stored.entry ??= toTraceEntry(stored.raw)))),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      ring.clear();
      list = null;
    },
  };
}
