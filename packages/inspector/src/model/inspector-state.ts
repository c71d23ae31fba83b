import {
  actorStatesAt,
  indexAtSeq,
  indexAtTime,
  type ActorState,
  type EntryFilter,
  type TraceEntry,
} from '@visavis/trace';
import { createMemo, createRenderEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import { actorNamesOf } from './actor-names.ts';
import type { EntrySource } from './entry-source.ts';
import { createFilteredEntries } from './filtered-entries.ts';
import { panRange, rangeShowing, zoomRange, type TimeRange } from './time-range.ts';

/** Whether a step goes to the next entry or to the next event. */
type StepUnit = 'entry' | 'event';

/** What an inspector shows, and how to change that. */
export interface InspectorState {
  readonly source: Accessor<EntrySource>;
  readonly entries: Accessor<readonly TraceEntry[]>;
  /** The entries that pass the filter. */
  readonly filteredEntries: Accessor<readonly TraceEntry[]>;
  readonly filter: Accessor<EntryFilter>;
  readonly setFilter: (change: Partial<EntryFilter>) => void;

  /** The entry that the views show; undefined while there are no entries. */
  readonly currentEntry: Accessor<TraceEntry | undefined>;
  /** Whether the current entry is always the newest one. */
  readonly isLive: Accessor<boolean>;
  readonly followLive: () => void;
  readonly goToEntry: (seq: number) => void;
  /** Goes to the last entry up to a time, in milliseconds of the recording. */
  readonly goToTime: (at: number) => void;
  readonly step: (unit: StepUnit, direction: 1 | -1) => void;
  readonly goToFirst: () => void;
  readonly goToLast: () => void;

  /** The states of all actors at the current entry, ended ones included. */
  readonly actors: Accessor<ReadonlyMap<string, ActorState>>;
  /** The display name of an actor, also of one that starts later. */
  readonly nameOf: (key: string) => string;
  readonly selected: Accessor<ActorState | undefined>;
  readonly select: (key: string) => void;

  /** The `seq` of the entry that the current one is compared with; null for none. */
  readonly comparedSeq: Accessor<number | null>;
  readonly comparedActors: Accessor<ReadonlyMap<string, ActorState> | null>;
  readonly toggleCompare: () => void;

  /** The range of the whole recording, and the part of it that the scrubber shows. */
  readonly fullRange: Accessor<TimeRange>;
  readonly visibleRange: Accessor<TimeRange>;
  readonly zoom: (fraction: number, factor: number) => void;
  readonly pan: (offsetMs: number) => void;
  readonly showFullRange: () => void;
}

/** The length of the range of a recording with a single entry. */
const minRangeMs = 10;

/**
 * Creates the state of an inspector. Its reactive owner disposes it.
 * @param schedule runs a function soon; all entries that are added before that are one update
 */
export function createInspectorState(
  source: Accessor<EntrySource>,
  schedule: (run: () => void) => void = requestAnimationFrame,
): InspectorState {
  const [entriesAdded, notifyEntriesAdded] = createSignal(undefined, { equals: false });
  const entries = createMemo(() => {
    entriesAdded();
    return source().entries();
  });
  /** Null follows the newest entry. */
  const [chosenSeq, setChosenSeq] = createSignal<number | null>(null);
  const [chosenActor, select] = createSignal<string | null>(null);
  const [comparedSeq, setComparedSeq] = createSignal<number | null>(null);
  /** Null shows the full range. */
  const [zoomedRange, setZoomedRange] = createSignal<TimeRange | null>(null);
  const { filteredEntries, filter, setFilter } = createFilteredEntries(source, entries);

  createRenderEffect(() => {
    let isScheduled = false;
    let isDisposed = false;
    const unsubscribe = source().subscribe(() => {
      if (isScheduled) return;
      isScheduled = true;
      schedule(() => {
        isScheduled = false;
        if (!isDisposed) notifyEntriesAdded(undefined);
      });
    });
    onCleanup(() => {
      isDisposed = true;
      unsubscribe();
      setChosenSeq(null);
      setComparedSeq(null);
      setZoomedRange(null);
      select(null);
    });
  });

  const currentEntry = createMemo(() => {
    const seq = chosenSeq();
    if (seq === null) return entries().at(-1);
    return entries()[Math.max(indexAtSeq(entries(), seq), 0)];
  });
  const currentSeq = () => currentEntry()?.seq ?? -1;
  const actors = createMemo(() => actorStatesAt(entries(), currentSeq()));
  const comparedActors = createMemo(() => {
    const seq = comparedSeq();
    return seq === null ? null : actorStatesAt(entries(), seq);
  });
  const names = createMemo(() => actorNamesOf(entries()));
  const selected = createMemo(() => {
    const key = chosenActor();
    const actor = key === null ? undefined : actors().get(key);
    return actor ?? actors().values().next().value;
  });

  const fullRange = createMemo<TimeRange>(() => {
    const from = entries()[0]?.at ?? 0;
    return { from, to: Math.max(entries().at(-1)?.at ?? 0, from + minRangeMs) };
  });
  const visibleRange = createMemo<TimeRange>(() => {
    const range = zoomedRange();
    if (range === null) return fullRange();
    return panRange(range, fullRange(), chosenSeq() === null ? Infinity : 0);
  });

  const goToEntry = (seq: number) => {
    const range = visibleRange();
    setChosenSeq(seq);
    const at = currentEntry()?.at;
    if (zoomedRange() !== null && at !== undefined) {
      setZoomedRange(rangeShowing(range, fullRange(), at));
    }
  };
  const goToIfFound = (entry: TraceEntry | undefined) => {
    if (entry !== undefined) goToEntry(entry.seq);
  };
  const isStepTarget = (unit: StepUnit) => (entry: TraceEntry) =>
    unit === 'entry' || entry.kind === 'event';

  return {
    source,
    entries,
    filteredEntries,
    filter,
    setFilter,
    currentEntry,
    isLive: () => chosenSeq() === null,
    followLive: () => setChosenSeq(null),
    goToEntry,
    goToTime: (at) => {
      const all = entries();
      const index = indexAtTime(all, at);
      goToIfFound(all[index]?.at === at ? all[index] : all[Math.max(index - 1, 0)]);
    },
    step: (unit, direction) => {
      const list = filteredEntries();
      const before = list.slice(0, indexAtSeq(list, currentSeq() - 1) + 1);
      const after = list.slice(indexAtSeq(list, currentSeq()) + 1);
      goToIfFound(
        direction === 1 ? after.find(isStepTarget(unit)) : before.findLast(isStepTarget(unit)),
      );
    },
    goToFirst: () => goToIfFound(filteredEntries()[0]),
    goToLast: () => goToIfFound(filteredEntries().at(-1)),
    actors,
    nameOf: (key) => names().get(key) ?? key,
    selected,
    select,
    comparedSeq,
    comparedActors,
    toggleCompare: () => setComparedSeq((seq) => (seq === null ? currentSeq() : null)),
    fullRange,
    visibleRange,
    zoom: (fraction, factor) => {
      const range = zoomRange(visibleRange(), fullRange(), fraction, factor);
      const isFull = range.to - range.from >= fullRange().to - fullRange().from;
      setZoomedRange(isFull ? null : range);
    },
    pan: (offsetMs) => {
      if (zoomedRange() !== null) {
        setZoomedRange(panRange(visibleRange(), fullRange(), offsetMs));
      }
    },
    showFullRange: () => setZoomedRange(null),
  };
}
