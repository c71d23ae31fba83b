/**
 * Adds up the test reports of all suites. A package with a `test` script must have a report: a suite that
 * did not run counts as a failure, as does the lab. With `--clear` it removes the reports of earlier runs instead.
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

function formatCounts(counts: TestCounts | undefined): string {
  if (counts === undefined) return 'no report';
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

if (process.argv.includes('--clear')) {
  for (const { folder } of suites) {
    for (const file of reportFiles) rmSync(join(root, folder, file), { force: true });
  }
  rmSync(join(root, labReportFile), { force: true });
} else {
  const results = suites.map(({ folder, manifest }) => ({
    ...manifest,
    counts: readSuiteCounts(folder),
  }));
  const lab = { name: 'the NAT lab', counts: readTestCounts(join(root, labReportFile)) };
  for (const { name, counts } of [...results, lab]) console.log(`${name}: ${formatCounts(counts)}`);
  // Only the lab may skip all tests, if the machine does not allow it.
  const empty = results.filter(({ counts }) => counts === undefined || counts.passed === 0);
  const total = [...results, lab].reduce<TestCounts>(
    (sum, { counts }) => ({
      passed: sum.passed + (counts?.passed ?? 0),
      failed: sum.failed + (counts?.failed ?? 1),
      skipped: sum.skipped + (counts?.skipped ?? 0),
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  console.log(formatCounts(total));
  process.exitCode = total.failed > 0 || empty.length > 0 ? 1 : 0;
}
