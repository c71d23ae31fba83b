import { existsSync, readFileSync } from 'node:fs';
import { isRecord } from './workspace.ts';

/** What one suite has to say. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How each kind of runner leaves its report, relative to the package. */
export const reportFiles = ['test-results/vitest.json', 'test-results/playwright.json'] as const;

/** What the lab leaves, in its own package and in vitest's words. */
export const labReportFile = 'lab/test-results/lab.json';

function readCount(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  if (typeof value !== 'number') throw new Error(`the report has no number called ${key}`);
  return value;
}

function countVitest(report: Record<string, unknown>): TestCounts {
  const failed = readCount(report, 'numFailedTests');
  // A file that does not even load has no tests that could fail.
  const unloaded = report['success'] === false && failed === 0 ? 1 : 0;
  return {
    passed: readCount(report, 'numPassedTests'),
    failed: failed + unloaded,
    skipped: readCount(report, 'numPendingTests') + readCount(report, 'numTodoTests'),
  };
}

function countPlaywright(stats: Record<string, unknown>, errors: unknown): TestCounts {
  return {
    passed: readCount(stats, 'expected'),
    failed:
      readCount(stats, 'unexpected') +
      readCount(stats, 'flaky') +
      (Array.isArray(errors) ? errors.length : 0),
    skipped: readCount(stats, 'skipped'),
  };
}

/**
 * Reads a report of vitest or of Playwright.
 * @returns `undefined` where the file is not there.
 * @throws where it is none of the two, or broken.
 */
export function readTestCounts(file: string): TestCounts | undefined {
  if (!existsSync(file)) return undefined;
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(report)) throw new Error(`${file} is no report`);
  const { stats, errors } = report;
  return isRecord(stats) ? countPlaywright(stats, errors) : countVitest(report);
}
