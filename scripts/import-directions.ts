/**
 * Verifies that lint enforces the import directions. Writes each forbidden import or global into a file of an
 * otherwise empty copy of the workspace, lints it with the configuration of the project, and expects an
 * error; allowed imports must pass. Also checks the dependencies in the manifests.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Probe, probes } from './import-probes.ts';
import { allowedImports, folders, layers } from './layers.ts';
import { isRecord, parseManifest } from './workspace.ts';

const root = join(import.meta.dirname, '..');

/** An error of lint: the file, and the name of the rule. */
interface LintError {
  readonly file: string;
  readonly rule: string;
}

/** Lints all files of a folder in one process. */
function lintFolder(folder: string): readonly LintError[] {
  const run = spawnSync('oxlint', ['--format=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  if (run.error !== undefined) throw run.error;
  const report: unknown = JSON.parse(run.stdout);
  const diagnostics = isRecord(report) ? report['diagnostics'] : undefined;
  if (!Array.isArray(diagnostics)) throw new Error(`Lint has no report: ${run.stderr}`);
  return diagnostics.map((diagnostic: unknown) => {
    const { filename, code } = isRecord(diagnostic) ? diagnostic : {};
    return { file: String(filename), rule: String(code) };
  });
}

/** The rules that enforce import directions. Errors of other rules do not count. */
const importRules =
  /no-restricted-imports|no-restricted-globals|no-restricted-types|no-process-env/;

function findProblem({ folder, line, isAllowed }: Probe, rules: readonly string[]): string[] {
  if (isAllowed ? rules.length === 0 : rules.some((rule) => importRules.test(rule))) return [];
  const verdict = isAllowed ? 'should pass, but is rejected' : 'should be rejected, but passes';
  return [`${folder}: \`${line}\` ${verdict} ${rules.join(', ')}`];
}

/** Writes each probe into a file of its own, and lints them together. */
function findFailedProbes(): string[] {
  const workspace = mkdtempSync(join(tmpdir(), 'visavis-import-directions-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(workspace, '.oxlintrc.json'));
    const files = probes.map(({ folder, line }, index) => {
      const file = join(folder, `probe-${index}.ts`);
      mkdirSync(join(workspace, folder), { recursive: true });
      writeFileSync(join(workspace, file), `${line}\n`);
      return file;
    });
    const errors = lintFolder(workspace);
    return probes.flatMap((probe, index) => {
      const own = errors.filter(({ file }) => file === files[index]);
      return findProblem(
        probe,
        own.map(({ rule }) => rule),
      );
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
