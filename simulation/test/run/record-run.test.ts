import { replay } from '@visavis/trace';
import { describe, expect, test } from 'vitest';
import { recordRun } from '../../run/record-run.ts';
import { parse, recordInSubprocess } from '../support/recorded-traces.ts';

describe('a trace', () => {
  test.for([4, 8])('of every page of run %i replays without divergences', async (seed) => {
    for (const { trace } of (await recordRun(seed)).pages) {
      const { divergences, incompleteActors, comparedSteps, uncomparedSteps } = replay(
        parse(JSON.stringify(trace)),
      );
      expect({ divergences, incompleteActors, uncomparedSteps }).toEqual({
        divergences: [],
        incompleteActors: [],
        uncomparedSteps: 0,
      });
      expect(comparedSteps).toBeGreaterThan(0);
    }
  });

  test('whose first entries were dropped replays from its start', async () => {
    const { pages } = await recordRun(4, { maxEntries: 200, maxBytes: Infinity });
    for (const { trace } of pages) {
      expect(trace.droppedEntries).toBeGreaterThan(0);
      const { divergences, incompleteActors, comparedSteps, uncomparedSteps } = replay(
        parse(JSON.stringify(trace)),
      );
      expect({ divergences, incompleteActors }).toEqual({
        divergences: [],
        incompleteActors: [],
      });
      expect(comparedSteps).toBeGreaterThan(0);
      expect(uncomparedSteps).toBeGreaterThan(0);
    }
  });

  test('that one process saved replays in another', async () => {
    const traces = await recordInSubprocess(4, null);
    expect(traces.length).toBeGreaterThan(1);
    for (const trace of traces) expect(replay(trace).divergences).toEqual([]);
  });
});
