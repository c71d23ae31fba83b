import {
  actorStatesAt,
  createEntryTest,
  indexAtTime,
  indexAtSeq,
  type ActorState,
  type EntryFilter,
} from '@visavis/trace';
import type { TraceEntry } from '@visavis/trace';
import { createMemo, createRenderEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import { actorNamesOf } from './actor-names.ts';
import type { EntrySource } from './entry-source.ts';
import { panRange, rangeShowing, zoomRange, type TimeRange } from './time-range.ts';

/** What a step goes over: every entry that is shown, or all but the events. */
type StepUnit = 'entry' | 'event';

/** What is looked at, and the ways to look at something else. */
export interface InspectorState {
  readonly source: Accessor<EntrySource>;
  readonly entries: Accessor<readonly TraceEntry[]>;
  /** The entries that pass the filter. */
  readonly filteredEntries: Accessor<readonly TraceEntry[]>;
  readonly filter: Accessor<EntryFilter>;
  readonly setFilter: (change: Partial<EntryFilter>) => void;

  /** The entry that has just happened at the moment looked at; undefined while there is none at all. */
  readonly currentEntry: Accessor<TraceEntry | undefined>;
  /** Whether the moment is always the newest one. */
  readonly isLive: Accessor<boolean>;
  readonly followLive: () => void;
  readonly goToEntry: (seq: number) => void;
  /** Goes to what happened last at a time, in milliseconds of the recording. */
  readonly goToTime: (at: number) => void;
  readonly step: (stride: StepUnit, direction: 1 | -1) => void;
  readonly goToFirst: () => void;
  readonly goToLast: () => void;

  /** Every actor as it was at the moment, those included that had ended. */
  readonly actors: Accessor<ReadonlyMap<string, ActorState>>;
  /** What an actor is called, also one that comes later. */
  readonly nameOf: (key: string) => string;
  readonly selected: Accessor<ActorState | undefined>;
  readonly select: (key: string) => void;

  /** The number of the entry that the moment is compared with; null where it is with none. */
  readonly comparedSeq: Accessor<number | null>;
  readonly comparedActors: Accessor<ReadonlyMap<string, ActorState> | null>;
  readonly toggleCompare: () => void;

  /** The whole recording, and what of it is drawn along the time line. */
  readonly fullRange: Accessor<TimeRange>;
  readonly visibleRange: Accessor<TimeRange>;
  readonly zoom: (share: number, factor: number) => void;
  readonly pan: (by: number) => void;
  readonly showFullRange: () => void;
}

/** A time line has some length, even with one entry. In milliseconds. */
const minRangeMs = 10;

const noFilter: EntryFilter = { text: '', kinds: [], actor: null };

/** What a list of entries was filtered from, so that only what is new has to be looked at. */
interface Filtered {
  readonly filter: EntryFilter;
  readonly source: EntrySource;
  readonly last: number;
  readonly list: readonly TraceEntry[];
}

/**
 * Looks at a source. To be made within a reactive root, which it ends with.
 * @param later runs something once, soon: news of the same frame is one change
 */
export function createInspectorState(
  source: Accessor<EntrySource>,
  later: (run: () => void) => void = requestAnimationFrame,
): InspectorState {
  const [changed, change] = createSignal(undefined, { equals: false });
  const entries = createMemo(() => {
    changed();
    return source().entries();
  });
  const [moment, setMoment] = createSignal<number | null>(null);
  const [chosen, select] = createSignal<string | null>(null);
  const [pin, setPin] = createSignal<number | null>(null);
  const [filter, setFilter] = createSignal(noFilter);
  const [section, setSection] = createSignal<TimeRange | null>(null);

  createRenderEffect(() => {
    let isTold = false;
    let isOver = false;
    const stop = source().subscribe(() => {
      if (isTold) return;
      isTold = true;
      later(() => {
        isTold = false;
        if (!isOver) change(undefined);
      });
    });
    onCleanup(() => {
      isOver = true;
      stop();
      setMoment(null);
      setPin(null);
      setSection(null);
      select(null);
    });
  });

  const shown = createMemo<Filtered>((before) => {
    const all = entries();
    const now = { filter: filter(), source: source(), last: all.at(-1)?.seq ?? -1 };
    if (now.filter === noFilter) return { ...now, list: all };
    const isMore = before?.filter === now.filter && before.source === now.source;
    const known = isMore
      ? before.list.slice(indexAtSeq(before.list, (all[0]?.seq ?? 0) - 1) + 1)
      : [];
    const fresh = isMore ? all.slice(indexAtSeq(all, before.last) + 1) : all;
    const test = createEntryTest(now.filter);
    return { ...now, list: [...known, ...fresh.filter(test)] };
  });

  const entry = createMemo(() => {
    const seq = moment();
    if (seq === null) return entries().at(-1);
    return entries()[Math.max(indexAtSeq(entries(), seq), 0)];
  });
  const seq = () => entry()?.seq ?? -1;
  const actors = createMemo(() => actorStatesAt(entries(), seq()));
  const pinned = createMemo(() => {
    const compared = pin();
    return compared === null ? null : actorStatesAt(entries(), compared);
  });
  const names = createMemo(() => actorNamesOf(entries()));
  const selected = createMemo(() => {
    const key = chosen();
    const wanted = key === null ? undefined : actors().get(key);
    return wanted ?? actors().values().next().value;
  });

  const whole = createMemo<TimeRange>(() => {
    const from = entries()[0]?.at ?? 0;
    return { from, to: Math.max(entries().at(-1)?.at ?? 0, from + minRangeMs) };
  });
  const span = createMemo<TimeRange>(() => {
    const part = section();
    if (part === null) return whole();
    return panRange(part, whole(), moment() === null ? Infinity : 0);
  });

  const go = (wanted: number) => {
    const before = span();
    setMoment(wanted);
    const at = entry()?.at;
    if (section() !== null && at !== undefined) setSection(rangeShowing(before, whole(), at));
  };
  const goBy = (found: TraceEntry | undefined) => {
    if (found !== undefined) go(found.seq);
  };
  const isStop = (stride: StepUnit) => (one: TraceEntry) =>
    stride === 'entry' || one.kind === 'event';
  const zoom = (share: number, factor: number) => {
    const next = zoomRange(span(), whole(), share, factor);
    setSection(next.to - next.from < whole().to - whole().from ? next : null);
  };

  return {
    source,
    entries,
    filteredEntries: () => shown().list,
    filter,
    setFilter: (wanted) =>
      setFilter((before) => {
        const after = { ...before, ...wanted };
        const isNone = after.text === '' && after.kinds.length === 0 && after.actor === null;
        return isNone ? noFilter : after;
      }),
    currentEntry: entry,
    isLive: () => moment() === null,
    followLive: () => setMoment(null),
    goToEntry: go,
    goToTime: (at) => {
      const all = entries();
      const after = indexAtTime(all, at);
      goBy(all[after]?.at === at ? all[after] : all[Math.max(after - 1, 0)]);
    },
    step: (stride, direction) => {
      const list = shown().list;
      const here = indexAtSeq(list, seq());
      if (direction === 1) goBy(list.slice(here + 1).find(isStop(stride)));
      else goBy(list.slice(0, indexAtSeq(list, seq() - 1) + 1).findLast(isStop(stride)));
    },
    goToFirst: () => goBy(shown().list[0]),
    goToLast: () => goBy(shown().list.at(-1)),
    actors,
    nameOf: (key) => names().get(key) ?? key,
    selected,
    select,
    comparedSeq: pin,
    comparedActors: pinned,
    toggleCompare: () => setPin((before) => (before === null ? seq() : null)),
    fullRange: whole,
    visibleRange: span,
    zoom,
    pan: (by) => {
      if (section() !== null) setSection(panRange(span(), whole(), by));
    },
    showFullRange: () => setSection(null),
  };
}
