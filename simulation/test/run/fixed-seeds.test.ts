import { describe } from 'vitest';
import { testRuns } from '../support/test-runs.ts';

describe('calls recover from random faults that are always the same', () => {
  testRuns(1, 300);
});
