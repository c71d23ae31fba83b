import type { TraceEntry } from '@visavis/trace';
import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, test } from 'vitest';
import { joiningEntries } from '../support/entries.ts';
import { createInspectorState, type InspectorState } from '../../src/model/inspector-state.ts';
import type { EntrySource } from '../../src/model/entry-source.ts';

/** A recording that goes on when the test says so. */
function recording(all: readonly TraceEntry[], from = 0, first = all.length) {
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
    /** Shows these of all entries from now on. */
    show: (start: number, end: number) => {
      entries = all.slice(start, end);
      for (const listener of listeners) listener();
    },
  };
}

let dispose = () => {};
afterEach(() => dispose());

const look = (source: () => EntrySource): InspectorState =>
  createRoot((end) => {
    dispose = end;
    return createInspectorState(source, (run) => run());
  });

const stateOf = (inspector: InspectorState, key: string) => inspector.actors().get(key)?.value;

describe('the moment', () => {
  test('is the newest one until somebody goes elsewhere, and then stays', () => {
    const { source, show } = recording(joiningEntries, 0, 9);
    const inspector = look(() => source);
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

  test('is the oldest one there is, where the ring has let it go', () => {
    const { source, show } = recording(joiningEntries, 0, 12);
    const inspector = look(() => source);
    inspector.goToEntry(2);
    show(6, 16);
    expect(inspector.currentEntry()?.seq).toBe(6);
  });

  test('goes over every entry, or from event to event', () => {
    const { source } = recording(joiningEntries);
    const inspector = look(() => source);
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

  test('is what had happened last at a time', () => {
    const { source } = recording(joiningEntries);
    const inspector = look(() => source);
    inspector.goToTime(7.4);
    expect(inspector.currentEntry()?.seq).toBe(7);
    inspector.goToTime(-5);
    expect(inspector.currentEntry()?.seq).toBe(0);
    inspector.goToTime(500);
    expect(inspector.currentEntry()?.seq).toBe(15);
  });
});

describe('the filter', () => {
  test('goes on with what is new, and forgets what the ring lets go', () => {
    const { source, show } = recording(joiningEntries, 0, 10);
    const inspector = look(() => source);
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

  test('is what steps go by', () => {
    const { source } = recording(joiningEntries);
    const inspector = look(() => source);
    inspector.setFilter({ actor: 'x:1' });
    inspector.step('event', -1);
    expect(inspector.currentEntry()?.seq).toBe(11);
    inspector.step('event', -1);
    expect(inspector.currentEntry()?.seq).toBe(7);
  });
});

test('an actor that is not there yet at a moment gives its place to the first one', () => {
  const { source } = recording(joiningEntries);
  const inspector = look(() => source);
  expect(inspector.selected()?.key).toBe('x:0');
  inspector.select('x:2');
  expect(inspector.selected()?.id).toBe('server');
  inspector.goToEntry(1);
  expect(inspector.selected()?.key).toBe('x:0');
  inspector.followLive();
  expect(inspector.selected()?.key).toBe('x:2');
});

test('a moment is compared with the one where comparing began', () => {
  const { source } = recording(joiningEntries);
  const inspector = look(() => source);
  inspector.goToEntry(5);
  inspector.toggleCompare();
  inspector.goToEntry(15);
  expect(inspector.comparedSeq()).toBe(5);
  expect(inspector.comparedActors()?.get('x:0')?.value).toBe('idle');
  inspector.toggleCompare();
  expect([inspector.comparedSeq(), inspector.comparedActors()]).toEqual([null, null]);
});

describe('the stretch of time', () => {
  test('is the whole, grows with it, and slides along when it is closer', () => {
    const { source, show } = recording(joiningEntries, 0, 12);
    const inspector = look(() => source);
    expect(inspector.visibleRange()).toEqual({ from: 0, to: 11 });
    inspector.zoom(1, 0.5);
    expect(inspector.visibleRange()).toEqual({ from: 5.5, to: 11 });
    show(0, 16);
    expect(inspector.visibleRange()).toEqual({ from: 9.5, to: 15 });
    inspector.showFullRange();
    expect(inspector.visibleRange()).toEqual({ from: 0, to: 15 });
  });

  test('stays where it is when somebody goes to a moment in it, and moves to one outside', () => {
    const { source } = recording(joiningEntries);
    const inspector = look(() => source);
    inspector.zoom(1, 0.4);
    const { from, to } = inspector.visibleRange();
    inspector.goToEntry(12);
    expect(inspector.visibleRange()).toEqual({ from, to });
    inspector.goToEntry(2);
    expect(inspector.visibleRange().from).toBeLessThanOrEqual(2);
    expect(inspector.visibleRange().to - inspector.visibleRange().from).toBeCloseTo(to - from);
  });
});

test('another source is looked at from its newest moment, and the one before is let go', () => {
  const one = recording(joiningEntries);
  const other = recording(joiningEntries, 0, 4);
  const [source, setSource] = createSignal(one.source);
  const inspector = look(source);
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
