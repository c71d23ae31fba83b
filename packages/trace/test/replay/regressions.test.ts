import { expect, test } from 'vitest';
import { isAltered, replay } from '../../src/index.ts';
import { readKnownDivergences, readRegression, regressionNames } from '../support/regressions.ts';

test.for(regressionNames)(
  'the machines behave as in the trace %s, except for the known divergences',
  (name) => {
    const trace = readRegression(name);
    const { divergences, incompleteActors, comparedSteps } = replay(trace);
    expect(comparedSteps).toBeGreaterThan(0);
    expect({ isAltered: isAltered(trace), divergences, incompleteActors }).toEqual({
      isAltered: false,
      divergences: readKnownDivergences(name),
      incompleteActors: [],
    });
  },
);
