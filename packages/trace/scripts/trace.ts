/**
 * Replays a saved trace, or makes a regression test of it:
 *
 *   pnpm --filter @visavis/trace replay path/to/trace.json        lists where the current machines diverge from it
 *   pnpm --filter @visavis/trace adopt path/to/trace.json [name]  adds it to the regression tests
 *   pnpm --filter @visavis/trace re-record path/to/trace.json     replaces it by what the current machines do
 *
 * Paths are relative to the folder where the command was run. An adopted trace contains no names of people and
 * rooms, even if the file says that its names are redacted already. The test expects the divergences at the time
 * of adoption. After a fix, adopt the trace again under the same name: then the test expects the fixed behaviour
 * as divergences. `--into FOLDER` adopts into another folder.
 *
 * After an intended change of the machines, `re-record` runs them with what the user, the platform and the delays of
 * the trace did, and writes what they do now to the same file, without known divergences. An event that was renamed
 * can be renamed in the file before.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  describeDivergence,
  isAltered,
  replay,
  sealTrace,
  type ReplayReport,
  type Trace,
} from '../src/index.ts';
import { knownKeys } from '../src/redact/known-keys.ts';
import { redact } from '../src/redact/redact.ts';
import { reRecord } from './re-record.ts';
import { fail, formatTrace, invocationFolder, readTraceFile } from './trace-file.ts';

const regressions = join(import.meta.dirname, '../test/replay/regressions');

const alteredText = 'This trace was changed after it was saved, so it is no recording.';

/** Runs a step that fails for a malformed trace, which no recorder produced. */
function tryOrFail<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return fail(`This trace cannot be replayed: ${cause}`);
  }
}

function printReport(report: ReplayReport): void {
  const { actors, comparedSteps, uncomparedSteps, divergences, incompleteActors } = report;
  for (const divergence of divergences) console.log(describeDivergence(divergence).join('\n'));
  for (const { seq, machine, property, event } of report.newProperties)
    console.log(
      `${seq}: ${machine} has a property that is newer than the trace, on ${event}: ${property}`,
    );
  for (const key of incompleteActors) console.log(`${key}: too little is recorded to replay it`);
  console.log(
    `${actors} actors, ${comparedSteps} steps compared, ${uncomparedSteps} steps not compared, ${divergences.length} divergences`,
  );
}

/** Redacts the trace for the repository. The file may contain anything, so it is redacted again. */
function redactTrace(trace: Trace): Trace {
  const redaction = { hasNames: false };
  return sealTrace({
    ...trace,
    recordedBy: 'adopted',
    redaction,
    knownProperties: trace.knownProperties.filter((name) => knownKeys.has(name)),
    entries: redact(trace.entries, redaction),
  });
}

/** Fails if a test of the trace could never pass. */
function rejectUntestable({ comparedSteps, divergences, incompleteActors }: ReplayReport): void {
  if (divergences.some(({ kind }) => kind !== 'behaviour'))
    fail('This trace is not complete, so it is no recording. Record again.');
  if (incompleteActors.length > 0) {
    fail(
      `Too little is recorded to replay ${incompleteActors.join(', ')}, so the test would always fail. Record again.`,
    );
  }
  if (comparedSteps === 0) fail('This trace contains no machine, so there is nothing to test.');
}

function adopt(path: string, requestedName: string | undefined, folder: string): void {
  const name = requestedName ?? basename(path, '.json');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    fail(
      `“${name}” is no name for a test. Use lower-case letters, digits and hyphens, and give the name after the path.`,
    );
  }
  const original = readTraceFile(path);
  if (isAltered(original)) fail(`${alteredText} Record again.`);
  const trace = tryOrFail(() => redactTrace(original));
  const result = tryOrFail(() => replay(trace));
  printReport(result);
  rejectUntestable(result);
  writeFileSync(join(folder, `${name}.json`), formatTrace(trace));
  const expected = join(folder, `${name}.divergences.json`);
  if (result.divergences.length === 0) rmSync(expected, { force: true });
  else writeFileSync(expected, `${JSON.stringify(result.divergences, null, 2)}\n`);
  console.log(`Adopted as ${name}.`);
  if (result.divergences.length > 0) return;
  console.log(
    'The current machines behave as recorded, bugs included, and the test requires this behaviour. After a fix, adopt it again.',
  );
}

function rewrite(path: string): void {
  const original = readTraceFile(path);
  const { trace, undelivered } = tryOrFail(() => reRecord(original));
  const result = tryOrFail(() => replay(trace));
  for (const { seq, actor, event } of undelivered)
    console.log(`${seq}: ${actor} can no longer receive ${event.type}`);
  printReport(result);
  rejectUntestable(result);
  if (result.divergences.length > 0)
    fail('The machines do not behave the same when they are replayed, so the trace was kept.');
  const file = resolve(invocationFolder, path);
  writeFileSync(file, formatTrace(trace));
  rmSync(file.replace(/\.json$/, '.divergences.json'), { force: true });
  console.log(
    `Recorded again: ${original.entries.length} entries before, ${trace.entries.length} now.`,
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string' } },
});
const [command, path, name] = positionals;
if (path === undefined) fail('Usage: adopt|replay|re-record PATH [NAME]');
if (command === 'adopt') {
  adopt(
    path,
    name,
    values.into === undefined ? regressions : resolve(invocationFolder, values.into),
  );
} else if (command === 're-record') {
  rewrite(path);
} else {
  const trace = readTraceFile(path);
  const result = tryOrFail(() => replay(trace));
  printReport(result);
  if (isAltered(trace)) console.log(alteredText);
  process.exitCode = isAltered(trace) || result.divergences.length > 0 ? 1 : 0;
}
