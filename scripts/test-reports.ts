import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { isRecord } from './workspace.ts';

/** The test counts of one suite. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a suite reports: how many tests, and which of them failed, each with the first line of its error. */
export interface TestReport {
  readonly counts: TestCounts;
  readonly failures: readonly string[];
}

/** The reports of the two parts of the browser tests, relative to their package. One without the other is incomplete. */
export const browserReportFiles = [
  'test-results/playwright-together.json',
  'test-results/playwright-alone.json',
] as const;

/** The reports that a package may have, relative to it: those of the test runners, and of the machines' coverage. */
export const reportFiles = [
  'test-results/vitest.json',
  'test-results/transition-coverage.json',
  ...browserReportFiles,
] as const;

/** The report of the lab, in the format of vitest. */
export const labReportFile = 'lab/test-results/lab.json';

const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };

/** Adds up test counts. */
export const addCounts = (counts: readonly TestCounts[]): TestCounts =>
  counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    noTests,
  );

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
    // Flaky is a test that passed when it was repeated, which only a file that declares it allows.
    passed: readCount(stats, 'expected') + readCount(stats, 'flaky'),
    failed: readCount(stats, 'unexpected') + (Array.isArray(errors) ? errors.length : 0),
    skipped: readCount(stats, 'skipped'),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The first error text inside a part of a report. */
function firstErrorLine(part: unknown): string {
  if (Array.isArray(part)) return part.map(firstErrorLine).find((line) => line !== '') ?? '';
  if (!isRecord(part)) return '';
  const { message, failureMessages, tests, results, errors } = part;
  const text = [message, failureMessages].flat().find(isText) ?? '';
  const [line] = stripVTControlCharacters(text).split('\n');
  return line || firstErrorLine([tests, results, errors].filter((nested) => nested !== undefined));
}

/** Finds the failed tests in a report of vitest (`fullName`, `status`) or Playwright (`title`, `ok`). */
function listFailures(part: unknown, file = ''): string[] {
  if (Array.isArray(part)) return part.flatMap((item) => listFailures(item, file));
  if (!isRecord(part)) return [];
  const { fullName, status, title, ok, name } = part;
  const path = isText(part['file']) ? part['file'] : isText(name) ? basename(name) : file;
  const failed =
    isText(fullName) && status === 'failed' ? fullName : isText(title) && ok === false ? title : '';
  if (failed !== '') return [`${path} › ${failed}: ${firstErrorLine(part)}`];
  return Object.values(part).flatMap((value) => listFailures(value, path));
}

/**
 * Reads a report of vitest or Playwright.
 * @returns `undefined` if the file does not exist
 * @throws if the file is not such a report
 */
export function readTestReport(file: string): TestReport | undefined {
  if (!existsSync(file)) return undefined;
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(report)) throw new Error(`${file} is not a test report`);
  const { stats, errors } = report;
  return {
    counts: isRecord(stats) ? countPlaywright(stats, errors) : countVitest(report),
    failures: listFailures(report),
  };
}
