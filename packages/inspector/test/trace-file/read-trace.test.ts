import { sealTrace, traceLimits, traceVersion } from '@visavis/trace';
import { expect, test } from 'vitest';
import { joiningEntries } from '../support/entries.ts';
import { readTrace } from '../../src/trace-file/read-trace.ts';

const trace = sealTrace({
  format: 'visavis-trace',
  version: traceVersion,
  startedAt: 1_000,
  savedAt: 2_000,
  recordedBy: 'a test',
  redaction: { hasNames: false },
  droppedEntries: 0,
  knownProperties: [],
  entries: [...joiningEntries],
});

const file = (value: unknown) =>
  new Blob([typeof value === 'string' ? value : JSON.stringify(value)]);

test('a saved trace is read unchanged', async () => {
  expect(await readTrace(file(trace))).toEqual({ trace });
});

test.each([
  ['an image', '\u0089PNG', 'not-a-trace'],
  ['a trace of another version', { ...trace, version: 99 }, 'unsupported-version'],
])('%s is rejected', async (_, content, failure) => {
  expect(await readTrace(file(content))).toEqual({ failure });
});

test('a file that is larger than any trace is not read', async () => {
  const huge = file('');
  Object.defineProperty(huge, 'size', { value: traceLimits.maxLength * 4 + 1 });
  huge.text = () => Promise.reject(new Error('It was read.'));
  expect(await readTrace(huge)).toEqual({ failure: 'too-large' });
});

test('a file that was deleted is unreadable', async () => {
  const deleted = file('');
  deleted.text = () => Promise.reject(new Error('NotReadableError'));
  expect(await readTrace(deleted)).toEqual({ failure: 'unreadable' });
});
