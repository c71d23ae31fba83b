import { test } from '@playwright/test';
import { markdownTable } from '../../../bench/common/markdown.ts';
import { writeResults } from '../../../bench/common/write-results.ts';
import type { AttackReport } from '../../attacks/attack.ts';

/** What was measured without an attack, during it and after it, by name. */
type Measurements = Readonly<Record<string, readonly number[]>>;

/** The measured attacks of a test file. */
export interface AttackResults {
  /** Prints what an attack has achieved and what was measured. */
  add(attack: string, report: AttackReport, measurements: Measurements): void;
}

const formatValue = (value: number): string =>
  value === Infinity ? '∞' : value < 10 ? value.toFixed(1) : `${Math.round(value)}`;

/**
 * Collects the results of the attacks of a test file. With the environment variable WRITE_RESULTS they are written
 * to docs/BENCHMARKS.md after the last test.
 *
 * @param name of the comments around the table
 */
export function collectAttackResults(name: string): AttackResults {
  const rows: string[][] = [];
  let titles: readonly string[] = [];
  test.afterAll(() => {
    if (process.env['WRITE_RESULTS'] === undefined || rows.length === 0) return;
    writeResults(name, markdownTable(['attack', 'achieved', ...titles], rows));
  });
  return {
    add(attack, report, measurements) {
      const achieved = Object.entries(report).map(([name, count]) => `${count} ${name}`);
      const values = Object.values(measurements).map((list) => list.map(formatValue).join(' → '));
      titles = Object.keys(measurements);
      rows.push([attack, achieved.join(', '), ...values]);
      const figures = titles.map((title, index) => `${title} ${values[index] ?? ''}`).join('; ');
      const description = `${attack}: ${achieved.join(', ')}; ${figures}`;
      test.info().annotations.push({ type: 'measured', description });
      process.stdout.write(`    ${description}\n`);
    },
  };
}
