import { existsSync, readFileSync } from 'node:fs';
import { isRecord } from './workspace.ts';

/** The test counts of one suite. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Where each test runner writes its report, relative to the package. */
export const reportFiles = ['test-results/vitest.json', 'test-results/playwright.json'] as const;

/** The report of the lab, in the format of vitest. */
export const labReportFile = 'lab/test-results/lab.json';

function readCount(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  if (typeof value !== 'number') throw new Error(`the report has no number ${key}`);
  return value;
}

function countVitest(report: Record<string, unknown>): TestCounts {
  const failed = readCount(report, 'numFailedTests');
  // A test file that does not load contains no failed tests.
  const loadFailures = report['success'] === false && failed === 0 ? 1 : 0;
  return {
    passed: readCount(report, 'numPassedTests'),
    failed: failed + loadFailures,
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
 * Reads a report of vitest or Playwright.
 * @returns `undefined` if the file does not exist
 * @throws if the file is not such a report
 */
export function readTestCounts(file: string): TestCounts | undefined {
  if (!existsSync(file)) return undefined;
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(report)) throw new Error(`${file} is not a test report`);
  const { stats, errors } = report;
  return isRecord(stats) ? countPlaywright(stats, errors) : countVitest(report);
}
