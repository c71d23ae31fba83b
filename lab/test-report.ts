import { mkdirSync, writeFileSync } from 'node:fs';

/** The number of tests by result. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const folder = new URL('test-results/', import.meta.url);

/** Writes a report in the format of Vitest, for the test summary in scripts. */
export function writeTestReport({ passed, failed, skipped }: Tally): void {
  const report = {
    success: failed === 0,
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: 0,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('lab.json', folder), JSON.stringify(report));
}
