/**
 * Verifies that lint enforces the import directions. Writes each forbidden import or global into an
 * otherwise empty copy of the workspace, lints it with the configuration of the project, and expects an
 * error; allowed imports must pass. Also checks the dependencies in the manifests.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Probe, probes } from './import-probes.ts';
import { allowedImports, folders, layers } from './layers.ts';
import { parseManifest } from './workspace.ts';

const root = join(import.meta.dirname, '..');

/** Lints one probe in its folder. */
function lintProbe(
  { folder, line }: Probe,
  workspace: string,
): { isClean: boolean; output: string } {
  const file = join(workspace, folder, 'probe.ts');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const run = spawnSync('oxlint', ['--format=unix', file], { cwd: workspace, encoding: 'utf8' });
  rmSync(file);
  if (run.error !== undefined) throw run.error;
  return { isClean: run.status === 0, output: `${run.stdout}${run.stderr}` };
}

/** The rules that enforce import directions. Errors of other rules do not count. */
const importRules =
  /no-restricted-imports|no-restricted-globals|no-restricted-types|no-process-env/;

function findFailedProbes(): string[] {
  const workspace = mkdtempSync(join(tmpdir(), 'visavis-import-directions-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(workspace, '.oxlintrc.json'));
    return probes.flatMap((probe) => {
      const { isClean, output } = lintProbe(probe, workspace);
      const isRejected = importRules.test(output);
      if (probe.isAllowed ? isClean : isRejected) return [];
      const verdict = probe.isAllowed
        ? 'should pass, but is rejected'
        : 'should be rejected, but passes';
      return [`${probe.folder}: \`${probe.line}\` ${verdict}\n${output}`];
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function findForbiddenDependencies(): string[] {
  return layers.flatMap((layer) => {
    const file = join(folders[layer], 'package.json');
    const { dependencies } = parseManifest(readFileSync(join(root, file), 'utf8'), file);
    return layers
      .filter(
        (other) => `@visavis/${other}` in dependencies && !allowedImports[layer].includes(other),
      )
      .map((other) => `${file}: ${layer} may not depend on @visavis/${other}`);
  });
}

const problems = [...findFailedProbes(), ...findForbiddenDependencies()];
for (const line of problems) console.error(line);
console.log(`${probes.length} probes, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
