/**
 * Adds up what all suites reported. A package with a `test` script must have left a report: a suite
 * that did not run counts as a failure, and so does the lab's. With `--clear` it removes the reports of earlier runs instead.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { labReport, readTally, reportFiles, type Tally } from './reports.ts';
import { packagesOf } from './workspace.ts';

const root = join(import.meta.dirname, '..');
const suites = packagesOf(root).filter(({ manifest }) => 'test' in manifest.scripts);

function tallyOf(folder: string): Tally | undefined {
  const found = reportFiles.flatMap((file) => readTally(join(root, folder, file)) ?? []);
  return found[0];
}

function describe(tally: Tally | undefined): string {
  if (tally === undefined) return 'left no report';
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

if (process.argv.includes('--clear')) {
  for (const { folder } of suites) {
    for (const file of reportFiles) rmSync(join(root, folder, file), { force: true });
  }
  rmSync(join(root, labReport), { force: true });
} else {
  const tallies = suites.map(({ folder, manifest }) => ({ ...manifest, tally: tallyOf(folder) }));
  const lab = { name: 'the NAT lab', tally: readTally(join(root, labReport)) };
  for (const { name, tally } of [...tallies, lab]) console.log(`${name}: ${describe(tally)}`);
  // The lab alone may have skipped everything, where it cannot be built.
  const empty = tallies.filter(({ tally }) => tally === undefined || tally.passed === 0);
  const total = [...tallies, lab].reduce<Tally>(
    (sum, { tally }) => ({
      passed: sum.passed + (tally?.passed ?? 0),
      failed: sum.failed + (tally?.failed ?? 1),
      skipped: sum.skipped + (tally?.skipped ?? 0),
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  console.log(describe(total));
  process.exitCode = total.failed > 0 || empty.length > 0 ? 1 : 0;
}
