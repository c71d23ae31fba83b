import { describe } from 'vitest';
import { testRuns } from '../support/test-runs.ts';

// The clock chooses, unless these repeat or extend what it chose.
const firstSeed = Number(process.env['SIMULATION_SEED'] ?? Date.now());
const runCount = Number(process.env['SIMULATION_RUNS'] ?? 400);

describe('calls recover from random faults', () => {
  testRuns(firstSeed, runCount);
});
