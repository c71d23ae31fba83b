/**
 * Adds up the test reports of all suites, and names the tests that failed. A package with a `test` script must have a
 * report: a suite that did not run counts as a failure, as does the lab. With `--clear` it removes the reports of
 * earlier runs instead.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  addCounts,
  browserReportFiles,
  labReportFile,
  readTestReport,
  reportFiles,
  type TestCounts,
  type TestReport,
} from './test-reports.ts';
import { listPackages } from './workspace.ts';

const root = join(import.meta.dirname, '..');
const suites = listPackages(root).filter(({ manifest }) => 'test' in manifest.scripts);

/** What a report that is missing counts as. */
const missingReport: TestCounts = { passed: 0, failed: 1, skipped: 0 };

function readSuiteReport(folder: string): TestReport | undefined {
  const found = reportFiles.flatMap((file) => readTestReport(join(root, folder, file)) ?? []);
  if (found.length === 0) return undefined;
  const missing = browserReportFiles.filter((file) => !existsSync(join(root, folder, file)));
  const isIncomplete = missing.length === 1;
  return {
    counts: addCounts([
      ...found.map(({ counts }) => counts),
      ...(isIncomplete ? [missingReport] : []),
    ]),
    failures: [
      ...found.flatMap(({ failures }) => failures),
      ...(isIncomplete ? [`there is no ${missing.join()}`] : []),
    ],
  };
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
    name: manifest.name,
    report: readSuiteReport(folder),
  }));
  const lab = { name: 'the NAT lab', report: readTestReport(join(root, labReportFile)) };
  for (const { name, report } of [...results, lab]) {
    console.log(`${name}: ${formatCounts(report?.counts)}`);
    for (const failure of report?.failures ?? []) console.log(`  failed: ${failure}`);
  }
  // Only the lab may skip all tests, if the machine does not allow it.
  const empty = results.filter(({ report }) => (report?.counts.passed ?? 0) === 0);
  const total = addCounts([...results, lab].map(({ report }) => report?.counts ?? missingReport));
  console.log(formatCounts(total));
  process.exitCode = total.failed > 0 || empty.length > 0 ? 1 : 0;
}
