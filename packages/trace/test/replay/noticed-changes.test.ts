import { describe, expect, test } from 'vitest';
import { changeNames, tryChange } from '../support/event-changes.ts';
import { machineEventsOf } from '../support/machine-events.ts';
import { readKnownDivergences, readRegression, regressionNames } from '../support/regressions.ts';

// A trace that diverges anyway proves nothing about changes.
const names = regressionNames.filter((name) => JSON.stringify(readKnownDivergences(name)) === '[]');

describe.for(names)('in the trace %s', (name) => {
  const trace = readRegression(name);
  const events = machineEventsOf(trace);

  test.for(changeNames)('a changed event is noticed: %s', (change) => {
    const report = tryChange(trace, events, change);
    expect(report.total).toBeGreaterThan(70);
    expect(report).toMatchObject({ unnoticed: [], unnoticedByReplay: [] });
  });
});
