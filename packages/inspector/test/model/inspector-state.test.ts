import type { TraceEntry } from '@visavis/trace';
import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, test } from 'vitest';
import { joiningEntries } from '../support/entries.ts';
import { createInspectorState, type InspectorState } from '../../src/model/inspector-state.ts';
import type { EntrySource } from '../../src/model/entry-source.ts';

/** A source whose visible entries the test changes. */
function createSource(all: readonly TraceEntry[], from = 0, first = all.length) {
  const listeners = new Set<() => void>();
  let entries = all.slice(from, first);
  const source: EntrySource = {
    startedAt: 0,
    droppedEntries: () => 0,
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    source,
    listeners,
    /** Replaces the visible entries. */
    show: (start: number, end: number) => {
      entries = all.slice(start, end);
      for (const listener of listeners) listener();
    },
  };
}

let dispose = () => {};
afterEach(() => dispose());

const createInspector = (source: () => EntrySource): InspectorState =>
  createRoot((end) => {
    dispose = end;
    return createInspectorState(source, (run) => run());
  });

const stateOf = (inspector: InspectorState, key: string) => inspector.actors().get(key)?.value;

describe('the current entry', () => {
  test('is the newest one until another one is chosen', () => {
    const { source, show } = createSource(joiningEntries, 0, 9);
    const inspector = createInspector(() => source);
    expect([inspector.isLive(), inspector.currentEntry()?.seq]).toEqual([true, 8]);
    show(0, 11);
    expect(inspector.currentEntry()?.seq).toBe(10);

    inspector.goToEntry(5);
    show(0, 16);
    expect([inspector.isLive(), inspector.currentEntry()?.seq]).toEqual([false, 5]);
    expect(stateOf(inspector, 'x:0')).toBe('idle');

    inspector.followLive();
    expect([inspector.isLive(), inspector.currentEntry()?.seq]).toEqual([true, 15]);
    expect(stateOf(inspector, 'x:0')).toEqual({ inRoom: 'alone' });
  });

  test('is the oldest one if the chosen one was dropped', () => {
    const { source, show } = createSource(joiningEntries, 0, 12);
    const inspector = createInspector(() => source);
    inspector.goToEntry(2);
    show(6, 16);
    expect(inspector.currentEntry()?.seq).toBe(6);
  });

  test('moves by entries or by events', () => {
    const { source } = createSource(joiningEntries);
    const inspector = createInspector(() => source);
    inspector.step('event', -1);
    expect(inspector.currentEntry()?.seq).toBe(13);
    inspector.step('event', -1);
    expect(inspector.currentEntry()?.seq).toBe(11);
    inspector.step('entry', 1);
    expect(inspector.currentEntry()?.seq).toBe(12);
    inspector.goToFirst();
    inspector.step('entry', -1);
    expect(inspector.currentEntry()?.seq).toBe(0);
    inspector.goToLast();
    inspector.step('event', 1);
    expect([inspector.currentEntry()?.seq, inspector.isLive()]).toEqual([15, false]);
  });

  test('is the last one up to a chosen time', () => {
    const { source } = createSource(joiningEntries);
    const inspector = createInspector(() => source);
    inspector.goToTime(7.4);
    expect(inspector.currentEntry()?.seq).toBe(7);
    inspector.goToTime(-5);
    expect(inspector.currentEntry()?.seq).toBe(0);
    inspector.goToTime(500);
    expect(inspector.currentEntry()?.seq).toBe(15);
  });
});

describe('the filter', () => {
  test('applies to new entries and forgets dropped ones', () => {
    const { source, show } = createSource(joiningEntries, 0, 10);
    const inspector = createInspector(() => source);
    inspector.setFilter({ kinds: ['event'] });
    const seqs = () => inspector.filteredEntries().map(({ seq }) => seq);
    expect(seqs()).toEqual([5, 7, 9]);
    show(0, 16);
    expect(seqs()).toEqual([5, 7, 9, 11, 13]);
    show(6, 16);
    expect(seqs()).toEqual([7, 9, 11, 13]);
    inspector.setFilter({ text: 'SERVER', actor: 'x:1' });
    expect(seqs()).toEqual([11]);
    inspector.setFilter({ text: '', actor: null, kinds: [] });
    expect(seqs()).toHaveLength(10);
  });

  test('determines the steps', () => {
    const { source } = createSource(joiningEntries);
    const inspector = createInspector(() => source);
    inspector.setFilter({ actor: 'x:1' });
    inspector.step('event', -1);
    expect(inspector.currentEntry()?.seq).toBe(11);
    inspector.step('event', -1);
    expect(inspector.currentEntry()?.seq).toBe(7);
  });
});

test('if the selected actor has not started yet, the first one is selected', () => {
  const { source } = createSource(joiningEntries);
  const inspector = createInspector(() => source);
  expect(inspector.selected()?.key).toBe('x:0');
  inspector.select('x:2');
  expect(inspector.selected()?.id).toBe('server');
  inspector.goToEntry(1);
  expect(inspector.selected()?.key).toBe('x:0');
  inspector.followLive();
  expect(inspector.selected()?.key).toBe('x:2');
});

test('the current entry is compared with that at which comparing started', () => {
  const { source } = createSource(joiningEntries);
  const inspector = createInspector(() => source);
  inspector.goToEntry(5);
  inspector.toggleCompare();
  inspector.goToEntry(15);
  expect(inspector.comparedSeq()).toBe(5);
  expect(inspector.comparedActors()?.get('x:0')?.value).toBe('idle');
  inspector.toggleCompare();
  expect([inspector.comparedSeq(), inspector.comparedActors()]).toEqual([null, null]);
});

describe('the visible range', () => {
  test('is the full range and grows with it, and moves with the newest entry if zoomed', () => {
    const { source, show } = createSource(joiningEntries, 0, 12);
    const inspector = createInspector(() => source);
    expect(inspector.visibleRange()).toEqual({ from: 0, to: 11 });
    inspector.zoom(1, 0.5);
    expect(inspector.visibleRange()).toEqual({ from: 5.5, to: 11 });
    show(0, 16);
    expect(inspector.visibleRange()).toEqual({ from: 9.5, to: 15 });
    inspector.showFullRange();
    expect(inspector.visibleRange()).toEqual({ from: 0, to: 15 });
  });

  test('does not move for an entry within it, and moves to one outside', () => {
    const { source } = createSource(joiningEntries);
    const inspector = createInspector(() => source);
    inspector.zoom(1, 0.4);
    const { from, to } = inspector.visibleRange();
    inspector.goToEntry(12);
    expect(inspector.visibleRange()).toEqual({ from, to });
    inspector.goToEntry(2);
    expect(inspector.visibleRange().from).toBeLessThanOrEqual(2);
    expect(inspector.visibleRange().to - inspector.visibleRange().from).toBeCloseTo(to - from);
  });
});

test('another source starts at its newest entry, and the previous one is unsubscribed', () => {
  const one = createSource(joiningEntries);
  const other = createSource(joiningEntries, 0, 4);
  const [source, setSource] = createSignal(one.source);
  const inspector = createInspector(source);
  inspector.goToEntry(2);
  inspector.toggleCompare();
  setSource(other.source);
  expect([inspector.isLive(), inspector.comparedSeq(), inspector.currentEntry()?.seq]).toEqual([
    true,
    null,
    3,
  ]);
  expect([one.listeners.size, other.listeners.size]).toEqual([0, 1]);
  dispose();
  expect(other.listeners.size).toBe(0);
});
