import { expect, test } from 'vitest';
import { parseTrace, replay, saveTrace, sealTrace, type Trace } from '../../src/index.ts';
import { recordCall, steadyClock } from '../support/recordings.ts';

const isProfile = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'name' in value && 'revision' in value;

const withoutHand = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'hand'));

const saved = saveTrace(recordCall(), {
  recordedBy: 'a test',
  redaction: { hasNames: false },
  now: steadyClock(),
});

/** The trace as it was recorded before profiles had the property `hand`. @param isKnown whether the trace says so */
function olderTrace(isKnown: boolean): Trace {
  const text = JSON.stringify(saved, (_, value: unknown) =>
    isProfile(value) ? withoutHand(value) : value,
  );
  const trace = parseTrace(text);
  if (typeof trace === 'string') throw new Error(trace);
  const knownProperties = trace.knownProperties.filter((name) => name !== 'hand' || isKnown);
  return sealTrace({ ...trace, knownProperties });
}

test('a property that did not exist when the trace was recorded is reported, and no divergence', () => {
  const trace = olderTrace(false);
  expect(JSON.stringify(trace)).not.toContain('"hand"');

  const { newProperties, ...report } = replay(trace);

  const { comparedSteps } = replay(saved);
  expect(report).toMatchObject({ comparedSteps, uncomparedSteps: 0, divergences: [] });
  expect(newProperties).toEqual([
    expect.objectContaining({ machine: 'call', property: 'hand', event: 'xstate.init' }),
  ]);
});

test('a property that is missing from a trace, but existed when it was recorded, is a divergence', () => {
  const { divergences, newProperties } = replay(olderTrace(true));
  expect(newProperties).toEqual([]);
  expect(divergences[0]).toMatchObject({
    kind: 'behaviour',
    machine: 'call',
    differences: [{ path: ['context', 'profile', 'hand'], before: undefined, after: false }],
  });
});

test('another divergence after a new property is still found', () => {
  const trace = olderTrace(false);
  const last = trace.entries.findLast(
    (entry) => entry.kind === 'snapshot' && entry.status === 'active',
  );
  const entries = trace.entries.map((entry) =>
    entry === last && entry.kind === 'snapshot' ? { ...entry, value: 'elsewhere' } : entry,
  );
  expect(replay({ ...trace, entries }).divergences).toHaveLength(1);
});
