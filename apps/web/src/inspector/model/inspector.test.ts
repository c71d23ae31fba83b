import type { TraceEntry } from '@visavis/trace';
import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, test } from 'vitest';
import { joining } from './fixture.ts';
import { createInspector, type Inspector } from './inspector.ts';
import type { Source } from './source.ts';

/** A recording that goes on when the test says so. */
function recording(all: readonly TraceEntry[], from = 0, first = all.length) {
  const listeners = new Set<() => void>();
  let entries = all.slice(from, first);
  const source: Source = {
    startedAt: 0,
    dropped: () => 0,
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

const look = (source: () => Source): Inspector =>
  createRoot((end) => {
    dispose = end;
    return createInspector(source, (run) => run());
  });

const stateOf = (inspector: Inspector, key: string) => inspector.actors().get(key)?.value;

describe('the moment', () => {
  test('is the newest one until somebody goes elsewhere, and then stays', () => {
    const { source, show } = recording(joining, 0, 9);
    const inspector = look(() => source);
    expect([inspector.isLive(), inspector.entry()?.seq]).toEqual([true, 8]);
    show(0, 11);
    expect(inspector.entry()?.seq).toBe(10);

    inspector.go(5);
    show(0, 16);
    expect([inspector.isLive(), inspector.entry()?.seq]).toEqual([false, 5]);
    expect(stateOf(inspector, 'x:0')).toBe('idle');

    inspector.follow();
    expect([inspector.isLive(), inspector.entry()?.seq]).toEqual([true, 15]);
    expect(stateOf(inspector, 'x:0')).toEqual({ inRoom: 'alone' });
  });

  test('is the oldest one there is, where the ring has let it go', () => {
    const { source, show } = recording(joining, 0, 12);
    const inspector = look(() => source);
    inspector.go(2);
    show(6, 16);
    expect(inspector.entry()?.seq).toBe(6);
  });

  test('goes over every entry, or from event to event', () => {
    const { source } = recording(joining);
    const inspector = look(() => source);
    inspector.step('event', -1);
    expect(inspector.entry()?.seq).toBe(13);
    inspector.step('event', -1);
    expect(inspector.entry()?.seq).toBe(11);
    inspector.step('entry', 1);
    expect(inspector.entry()?.seq).toBe(12);
    inspector.first();
    inspector.step('entry', -1);
    expect(inspector.entry()?.seq).toBe(0);
    inspector.last();
    inspector.step('event', 1);
    expect([inspector.entry()?.seq, inspector.isLive()]).toEqual([15, false]);
  });

  test('is what had happened last at a time', () => {
    const { source } = recording(joining);
    const inspector = look(() => source);
    inspector.goTo(7.4);
    expect(inspector.entry()?.seq).toBe(7);
    inspector.goTo(-5);
    expect(inspector.entry()?.seq).toBe(0);
    inspector.goTo(500);
    expect(inspector.entry()?.seq).toBe(15);
  });
});

describe('the filter', () => {
  test('goes on with what is new, and forgets what the ring lets go', () => {
    const { source, show } = recording(joining, 0, 10);
    const inspector = look(() => source);
    inspector.setFilter({ kinds: ['event'] });
    const seqs = () => inspector.shown().map(({ seq }) => seq);
    expect(seqs()).toEqual([5, 7, 9]);
    show(0, 16);
    expect(seqs()).toEqual([5, 7, 9, 11, 13]);
    show(6, 16);
    expect(seqs()).toEqual([7, 9, 11, 13]);
    inspector.setFilter({ text: 'LINK', actor: 'x:1' });
    expect(seqs()).toEqual([11]);
    inspector.setFilter({ text: '', actor: null, kinds: [] });
    expect(seqs()).toHaveLength(10);
  });

  test('is what steps go by', () => {
    const { source } = recording(joining);
    const inspector = look(() => source);
    inspector.setFilter({ actor: 'x:1' });
    inspector.step('event', -1);
    expect(inspector.entry()?.seq).toBe(11);
    inspector.step('event', -1);
    expect(inspector.entry()?.seq).toBe(7);
  });
});

test('an actor that is not there yet at a moment gives its place to the first one', () => {
  const { source } = recording(joining);
  const inspector = look(() => source);
  expect(inspector.selected()?.key).toBe('x:0');
  inspector.select('x:2');
  expect(inspector.selected()?.id).toBe('link');
  inspector.go(1);
  expect(inspector.selected()?.key).toBe('x:0');
  inspector.follow();
  expect(inspector.selected()?.key).toBe('x:2');
});

test('a moment is compared with the one where comparing began', () => {
  const { source } = recording(joining);
  const inspector = look(() => source);
  inspector.go(5);
  inspector.compare();
  inspector.go(15);
  expect(inspector.pin()).toBe(5);
  expect(inspector.pinned()?.get('x:0')?.value).toBe('idle');
  inspector.compare();
  expect([inspector.pin(), inspector.pinned()]).toEqual([null, null]);
});

describe('the stretch of time', () => {
  test('is the whole, grows with it, and slides along when it is closer', () => {
    const { source, show } = recording(joining, 0, 12);
    const inspector = look(() => source);
    expect(inspector.span()).toEqual({ from: 0, to: 11 });
    inspector.zoom(1, 0.5);
    expect(inspector.span()).toEqual({ from: 5.5, to: 11 });
    show(0, 16);
    expect(inspector.span()).toEqual({ from: 9.5, to: 15 });
    inspector.showAll();
    expect(inspector.span()).toEqual({ from: 0, to: 15 });
  });

  test('stays where it is when somebody goes to a moment in it, and moves to one outside', () => {
    const { source } = recording(joining);
    const inspector = look(() => source);
    inspector.zoom(1, 0.4);
    const { from, to } = inspector.span();
    inspector.go(12);
    expect(inspector.span()).toEqual({ from, to });
    inspector.go(2);
    expect(inspector.span().from).toBeLessThanOrEqual(2);
    expect(inspector.span().to - inspector.span().from).toBeCloseTo(to - from);
  });
});

test('another source is looked at from its newest moment, and the one before is let go', () => {
  const one = recording(joining);
  const other = recording(joining, 0, 4);
  const [source, setSource] = createSignal(one.source);
  const inspector = look(source);
  inspector.go(2);
  inspector.compare();
  setSource(other.source);
  expect([inspector.isLive(), inspector.pin(), inspector.entry()?.seq]).toEqual([true, null, 3]);
  expect([one.listeners.size, other.listeners.size]).toEqual([0, 1]);
  dispose();
  expect(other.listeners.size).toBe(0);
});
