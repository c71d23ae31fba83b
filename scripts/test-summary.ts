/**
 * Adds up what all suites reported. A package with a `test` script must have left a report: a suite
 * that did not run counts as a failure, and so does the lab's. With `--clear` it removes the reports of earlier runs instead.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { labReportFile, readTestCounts, reportFiles, type TestCounts } from './test-reports.ts';
import { listPackages } from './workspace.ts';

const root = join(import.meta.dirname, '..');
const suites = listPackages(root).filter(({ manifest }) => 'test' in manifest.scripts);

function readSuiteCounts(folder: string): TestCounts | undefined {
  const found = reportFiles.flatMap((file) => readTestCounts(join(root, folder, file)) ?? []);
  return found[0];
}

function formatCounts(tally: TestCounts | undefined): string {
  if (tally === undefined) return 'left no report';
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

if (process.argv.includes('--clear')) {
  for (const { folder } of suites) {
    for (const file of reportFiles) rmSync(join(root, folder, file), { force: true });
  }
  rmSync(join(root, labReportFile), { force: true });
} else {
  const tallies = suites.map(({ folder, manifest }) => ({
    ...manifest,
    tally: readSuiteCounts(folder),
  }));
  const lab = { name: 'the NAT lab', tally: readTestCounts(join(root, labReportFile)) };
  for (const { name, tally } of [...tallies, lab]) console.log(`${name}: ${formatCounts(tally)}`);
  // The lab alone may have skipped everything, where it cannot be built.
  const empty = tallies.filter(({ tally }) => tally === undefined || tally.passed === 0);
  const total = [...tallies, lab].reduce<TestCounts>(
    (sum, { tally }) => ({
      passed: sum.passed + (tally?.passed ?? 0),
      failed: sum.failed + (tally?.failed ?? 1),
      skipped: sum.skipped + (tally?.skipped ?? 0),
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  console.log(formatCounts(total));
  process.exitCode = total.failed > 0 || empty.length > 0 ? 1 : 0;
}
