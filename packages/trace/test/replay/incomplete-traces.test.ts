import { expect, test } from 'vitest';
import {
  actorStatesAt,
  replay,
  type EntryOf,
  type Trace,
  type TraceEntry,
} from '../../src/index.ts';
import { readRegression } from '../support/regressions.ts';

const trace = readRegression('two-people-meet');
const { comparedSteps: stepCount } = replay(trace);

const renumber = (entries: readonly TraceEntry[]): Trace => ({
  ...trace,
  entries: entries.map((entry, seq) => ({ ...entry, seq })),
});

/** The trace up to an event of the root actor that has not been handled. @param change changes the event */
function endingWith(
  type: string,
  change: (event: EntryOf<'event'>['event']) => EntryOf<'event'>['event'],
): Trace {
  const index = trace.entries.findIndex(
    (entry) => entry.kind === 'event' && entry.event.type === type,
  );
  const entries = trace.entries
    .slice(0, index + 1)
    .map((entry, position) =>
      entry.kind === 'event' && position === index
        ? { ...entry, event: change(entry.event) }
        : entry,
    );
  return { ...trace, entries };
}

test('a gap is a divergence where the trace does not say that entries were dropped', () => {
  const entries = trace.entries.filter(({ seq }) => seq < 100 || seq >= 150);
  const { divergences, uncomparedSteps } = replay({ ...trace, entries });
  expect(divergences).toContainEqual({ kind: 'missingEntries', seq: 100, count: 50 });
  expect(uncomparedSteps).toBeGreaterThan(0);
});

test('the first entries may be missing if the trace says that they were dropped', () => {
  const droppedEntries = 150;
  const kept = new Set(
    [...actorStatesAt(trace.entries, droppedEntries - 1).values()].map(({ seq }) => seq),
  );
  const entries = trace.entries.filter(
    ({ seq, kind }) => seq >= droppedEntries || kind === 'actor' || kept.has(seq),
  );

  const report = replay({ ...trace, droppedEntries, entries });

  expect(report).toMatchObject({ divergences: [], incompleteActors: [] });
  expect(report.comparedSteps).toBeGreaterThan(30);
  expect(report.comparedSteps + report.uncomparedSteps).toBeLessThan(stepCount);
  const [gap] = replay({ ...trace, droppedEntries: 0, entries }).divergences;
  expect(gap).toMatchObject({ kind: 'missingEntries' });
});

test('a machine whose start is missing is a divergence, and none of its steps are compared', () => {
  const entries = trace.entries.filter(
    (entry) => entry.kind !== 'actor' || entry.machine !== 'peer',
  );
  const { divergences, comparedSteps, uncomparedSteps } = replay(renumber(entries));
  expect(divergences).toContainEqual(expect.objectContaining({ kind: 'missingStart' }));
  expect(uncomparedSteps).toBeGreaterThan(0);
  expect(comparedSteps + uncomparedSteps).toBe(stepCount);
});

test('a last event without a snapshot is a divergence, unless the replayed machine fails on it', () => {
  /** The divergence of the call machine; the signaling machine still handles what it received. */
  const divergenceOf = (incomplete: Trace) =>
    replay(incomplete).divergences.find(
      (divergence) => 'machine' in divergence && divergence.machine === 'call',
    );
  expect(divergenceOf(endingWith('signaling.roomEvent', (event) => event))).toMatchObject({
    kind: 'missingSnapshot',
    event: 'signaling.roomEvent',
  });
  // The call machine reads the members of this event.
  const failing = endingWith('signaling.roomEvent', ({ type }) => ({
    type,
    event: { type: 'welcome' },
  }));
  expect(divergenceOf(failing)).toBeUndefined();
});
