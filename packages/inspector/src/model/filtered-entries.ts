import { createEntryTest, indexAtSeq, type EntryFilter, type TraceEntry } from '@visavis/trace';
import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { EntrySource } from './entry-source.ts';

const noFilter: EntryFilter = { text: '', kinds: [], actor: null };

/** A filtered list and what it was computed from, so that only new entries have to be tested. */
interface Filtered {
  readonly filter: EntryFilter;
  readonly source: EntrySource;
  readonly lastSeq: number;
  readonly list: readonly TraceEntry[];
}

/** Filters the entries of a source. Its reactive owner disposes it. */
export function createFilteredEntries(
  source: Accessor<EntrySource>,
  entries: Accessor<readonly TraceEntry[]>,
) {
  const [filter, setFilter] = createSignal(noFilter);

  const filtered = createMemo<Filtered>((previous) => {
    const all = entries();
    const current = { filter: filter(), source: source(), lastSeq: all.at(-1)?.seq ?? -1 };
    if (current.filter === noFilter) return { ...current, list: all };
    const test = createEntryTest(current.filter);
    if (previous?.filter !== current.filter || previous.source !== current.source) {
      return { ...current, list: all.filter(test) };
    }
    const dropped = indexAtSeq(previous.list, (all[0]?.seq ?? 0) - 1) + 1;
    const added = all.slice(indexAtSeq(all, previous.lastSeq) + 1);
    return { ...current, list: [...previous.list.slice(dropped), ...added.filter(test)] };
  });

  return {
    filteredEntries: () => filtered().list,
    filter,
    setFilter: (change: Partial<EntryFilter>) => {
      setFilter((previous) => {
        const next = { ...previous, ...change };
        const isEmpty = next.text === '' && next.kinds.length === 0 && next.actor === null;
        return isEmpty ? noFilter : next;
      });
    },
  };
}
