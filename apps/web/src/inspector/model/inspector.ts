import { momentAt, passes, placeAt, placeOf, type ActorAt, type Filter } from '@visavis/trace';
import type { TraceEntry } from '@visavis/trace';
import { createMemo, createRenderEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import { namesOf } from './names.ts';
import type { Source } from './source.ts';
import { moved, revealing, zoomed, type Span } from './span.ts';

/** What a step goes over: every entry that is shown, or all but the events. */
type Stride = 'entry' | 'event';

/** What is looked at, and the ways to look at something else. */
export interface Inspector {
  readonly source: Accessor<Source>;
  readonly entries: Accessor<readonly TraceEntry[]>;
  /** The entries that pass the filter. */
  readonly shown: Accessor<readonly TraceEntry[]>;
  readonly filter: Accessor<Filter>;
  readonly setFilter: (change: Partial<Filter>) => void;

  /** The entry that has just happened at the moment looked at; undefined while there is none at all. */
  readonly entry: Accessor<TraceEntry | undefined>;
  /** Whether the moment is always the newest one. */
  readonly isLive: Accessor<boolean>;
  readonly follow: () => void;
  readonly go: (seq: number) => void;
  /** Goes to what happened last at a time, in milliseconds of the recording. */
  readonly goTo: (at: number) => void;
  readonly step: (stride: Stride, direction: 1 | -1) => void;
  readonly first: () => void;
  readonly last: () => void;

  /** Every actor as it was at the moment, those included that had ended. */
  readonly actors: Accessor<ReadonlyMap<string, ActorAt>>;
  /** What an actor is called, also one that comes later. */
  readonly nameOf: (key: string) => string;
  readonly selected: Accessor<ActorAt | undefined>;
  readonly select: (key: string) => void;

  /** The number of the entry that the moment is compared with; null where it is with none. */
  readonly pin: Accessor<number | null>;
  readonly pinned: Accessor<ReadonlyMap<string, ActorAt> | null>;
  readonly compare: () => void;

  /** The whole recording, and what of it is drawn along the time line. */
  readonly whole: Accessor<Span>;
  readonly span: Accessor<Span>;
  readonly zoom: (share: number, factor: number) => void;
  readonly pan: (by: number) => void;
  readonly showAll: () => void;
}

/** A time line has some length, even with one entry. In milliseconds. */
const SHORTEST = 10;

const NO_FILTER: Filter = { text: '', kinds: [], actor: null };

/** What a list of entries was filtered from, so that only what is new has to be looked at. */
interface Filtered {
  readonly filter: Filter;
  readonly source: Source;
  readonly last: number;
  readonly list: readonly TraceEntry[];
}

/**
 * Looks at a source. To be made within a reactive root, which it ends with.
 * @param later runs something once, soon: news of the same frame is one change
 */
export function createInspector(
  source: Accessor<Source>,
  later: (run: () => void) => void = requestAnimationFrame,
): Inspector {
  const [changed, change] = createSignal(undefined, { equals: false });
  const entries = createMemo(() => {
    changed();
    return source().entries();
  });
  const [moment, setMoment] = createSignal<number | null>(null);
  const [chosen, select] = createSignal<string | null>(null);
  const [pin, setPin] = createSignal<number | null>(null);
  const [filter, setFilter] = createSignal(NO_FILTER);
  const [section, setSection] = createSignal<Span | null>(null);

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
    if (now.filter === NO_FILTER) return { ...now, list: all };
    const isMore = before?.filter === now.filter && before.source === now.source;
    const known = isMore ? before.list.slice(placeOf(before.list, (all[0]?.seq ?? 0) - 1) + 1) : [];
    const fresh = isMore ? all.slice(placeOf(all, before.last) + 1) : all;
    const test = passes(now.filter);
    return { ...now, list: [...known, ...fresh.filter(test)] };
  });

  const entry = createMemo(() => {
    const seq = moment();
    if (seq === null) return entries().at(-1);
    return entries()[Math.max(placeOf(entries(), seq), 0)];
  });
  const seq = () => entry()?.seq ?? -1;
  const actors = createMemo(() => momentAt(entries(), seq()));
  const pinned = createMemo(() => {
    const compared = pin();
    return compared === null ? null : momentAt(entries(), compared);
  });
  const names = createMemo(() => namesOf(entries()));
  const selected = createMemo(() => {
    const key = chosen();
    const wanted = key === null ? undefined : actors().get(key);
    return wanted ?? actors().values().next().value;
  });

  const whole = createMemo<Span>(() => {
    const from = entries()[0]?.at ?? 0;
    return { from, to: Math.max(entries().at(-1)?.at ?? 0, from + SHORTEST) };
  });
  const span = createMemo<Span>(() => {
    const part = section();
    if (part === null) return whole();
    return moved(part, whole(), moment() === null ? Infinity : 0);
  });

  const go = (wanted: number) => {
    const before = span();
    setMoment(wanted);
    const at = entry()?.at;
    if (section() !== null && at !== undefined) setSection(revealing(before, whole(), at));
  };
  const goBy = (found: TraceEntry | undefined) => {
    if (found !== undefined) go(found.seq);
  };
  const isStop = (stride: Stride) => (one: TraceEntry) =>
    stride === 'entry' || one.kind === 'event';
  const zoom = (share: number, factor: number) => {
    const next = zoomed(span(), whole(), share, factor);
    setSection(next.to - next.from < whole().to - whole().from ? next : null);
  };

  return {
    source,
    entries,
    shown: () => shown().list,
    filter,
    setFilter: (wanted) =>
      setFilter((before) => {
        const after = { ...before, ...wanted };
        const isNone = after.text === '' && after.kinds.length === 0 && after.actor === null;
        return isNone ? NO_FILTER : after;
      }),
    entry,
    isLive: () => moment() === null,
    follow: () => setMoment(null),
    go,
    goTo: (at) => {
      const all = entries();
      const after = placeAt(all, at);
      goBy(all[after]?.at === at ? all[after] : all[Math.max(after - 1, 0)]);
    },
    step: (stride, direction) => {
      const list = shown().list;
      const here = placeOf(list, seq());
      if (direction === 1) goBy(list.slice(here + 1).find(isStop(stride)));
      else goBy(list.slice(0, placeOf(list, seq() - 1) + 1).findLast(isStop(stride)));
    },
    first: () => goBy(shown().list[0]),
    last: () => goBy(shown().list.at(-1)),
    actors,
    nameOf: (key) => names().get(key) ?? key,
    selected,
    select,
    pin,
    pinned,
    compare: () => setPin((before) => (before === null ? seq() : null)),
    whole,
    span,
    zoom,
    pan: (by) => {
      if (section() !== null) setSection(moved(span(), whole(), by));
    },
    showAll: () => setSection(null),
  };
}
