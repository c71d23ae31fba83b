import { expect, test } from 'vitest';
import { reRecord } from '../../scripts/re-record.ts';
import { replay, saveTrace, sealTrace, TraceEntry, type Trace } from '../../src/index.ts';
import { recordCall, recordCheck, steadyClock } from '../support/recordings.ts';
import { readRegression, regressionNames } from '../support/regressions.ts';

const save = (recorder: ReturnType<typeof recordCall>): Trace =>
  saveTrace(recorder, {
    recordedBy: 'a test',
    redaction: { hasNames: false },
    now: steadyClock(),
  });

test.for(regressionNames)(
  're-recording the trace %s with the same machines changes nothing',
  (name) => {
    const before = readRegression(name);
    const { trace, undelivered } = reRecord(before);
    expect(undelivered).toEqual([]);
    expect(trace.entries).toEqual(before.entries);
  },
);

test('a check is recorded again with the same steps', () => {
  const before = save(recordCheck());
  const { trace, undelivered } = reRecord(before);
  expect(undelivered).toEqual([]);
  expect(replay(trace)).toEqual(replay(before));
});

test('a property that is newer than the trace is in the new recording', () => {
  const before = readRegression('two-people-meet');
  const older = sealTrace({
    ...before,
    knownProperties: before.knownProperties.filter((key) => key !== 'hand'),
    entries: before.entries.map((entry) =>
      TraceEntry.parse(
        JSON.parse(JSON.stringify(entry), (key, value: unknown) =>
          key === 'hand' ? undefined : value,
        ),
      ),
    ),
  });
  expect(replay(older).newProperties).toMatchObject([{ machine: 'call', property: 'hand' }]);

  const { trace } = reRecord(older);

  expect(replay(trace)).toMatchObject({ newProperties: [], divergences: [] });
  const text = JSON.stringify(trace.entries);
  expect(text).toContain('"hand":false');
});

test('an event that no actor can receive any more is reported', () => {
  const before = readRegression('two-people-meet');
  const delay = before.entries.find(
    (entry) => entry.kind === 'event' && entry.delayId !== undefined,
  );
  const entries = before.entries.map((entry) =>
    entry === delay ? { ...delay, delayId: 'unknown' } : entry,
  );
  const { undelivered } = reRecord({ ...before, entries });
  expect(undelivered.map(({ seq }) => seq)).toEqual([delay?.seq]);
});

test('a trace without its beginning cannot be recorded again', () => {
  const limits = { maxEntries: 40, maxBytes: Infinity };
  expect(() => reRecord(save(recordCall(undefined, limits)))).toThrow(/beginning/);
});
