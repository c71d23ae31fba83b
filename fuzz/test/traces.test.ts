import { isAltered, parseTrace, replay, saveTrace, traceLimits } from '@visavis/trace';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { recordCall } from '../../packages/trace/test/support/recordings.ts';
import { fuzz } from '../fuzz.ts';
import { mutatedJson } from '../input/mutate.ts';

const trace = saveTrace(recordCall(), {
  recordedBy: 'fuzz',
  redaction: { hasNames: false },
  now: () => 0,
});

/** Parts of a recording: the whole one has thousands of entries. */
const parts = fc
  .tuple(fc.nat(trace.entries.length), fc.integer({ min: 1, max: 40 }))
  .map(([from, count]) => ({ ...trace, entries: trace.entries.slice(from, from + count) }));

fuzz('a file is opened as a trace within the limits and replayed, or refused with a reason', {
  percent: 4,
  inputs: mutatedJson(parts),
  check: (text) => {
    const parsed = parseTrace(text);
    if (typeof parsed === 'string') return;
    expect(parsed.entries.length).toBeLessThanOrEqual(traceLimits.maxEntries);
    isAltered(parsed);
    const report = replay(parsed);
    expect(report.divergences.length).toBeLessThanOrEqual(parsed.entries.length + 1);
  },
});
