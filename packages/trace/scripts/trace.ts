/**
 * What can be done with a saved trace:
 *
 *   pnpm --filter @visavis/trace replay path/to/trace.json        says where today’s machines depart from it
 *   pnpm --filter @visavis/trace adopt path/to/trace.json [name]  makes a regression test of it
 *
 * A path is taken from where the command is given. Names of people and rooms are left out of what is adopted,
 * whatever the trace says of itself. Adopted again under the same name, a trace has its departures noted anew:
 * after a fix, what the fixed machines do otherwise is what the test expects. `--into FOLDER` adopts elsewhere.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  describeDivergence,
  parseTrace,
  replay,
  type ReplayReport,
  type Trace,
} from '../src/index.ts';
import { redact } from '../src/redact/redact.ts';

const regressions = join(import.meta.dirname, '../test/replay/regressions');

/** Where the command was given. */
const invocationFolder = process.env['INIT_CWD'] ?? '.';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readTraceFile(path: string): Trace {
  const file = resolve(invocationFolder, path);
  if (!existsSync(file)) fail(`There is no ${file}.`);
  const trace = parseTrace(readFileSync(file, 'utf8'));
  switch (trace) {
    case 'too-large':
      return fail('This file is too large for a trace.');
    case 'not-a-trace':
      return fail('This file is no trace.');
    case 'unsupported-version':
      return fail('This trace is of another version of Visavis.');
    default:
      return trace;
  }
}

/** What can be made of a trace, unless nobody can have recorded it. */
function tryOrFail<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(`This trace cannot be replayed: ${why}`);
  }
}

function printReport({ actors, steps, divergences, incompleteActors }: ReplayReport): void {
  for (const departure of divergences) console.log(describeDivergence(departure).join('\n'));
  for (const key of incompleteActors) console.log(`${key}: too little is recorded to run it`);
  console.log(`${actors} actors, ${steps} steps, ${divergences.length} divergences`);
}

/** A trace as text with a line for each entry, for whoever reads it or what changed in it. */
function formatTrace({ entries, ...header }: Trace): string {
  const list = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(header).slice(0, -1)},"entries":[\n${list}\n]}\n`;
}

/** A trace as it may stand in a repository: whoever wrote it may have written anything. */
function redactTrace(trace: Trace): Trace {
  const redaction = { hasNames: false };
  return { ...trace, recordedBy: 'adopted', redaction, entries: redact(trace.entries, redaction) };
}

/** Says no to a trace of which the test could never pass. */
function rejectUntestable({ steps, incompleteActors }: ReplayReport): void {
  if (incompleteActors.length > 0) {
    fail(
      `Of ${incompleteActors.join(', ')} too little is recorded to run it, and the test would always fail. Leave its entries out, or record again.`,
    );
  }
  if (steps === 0) fail('There is no machine in this trace, and so nothing to test.');
}

function adopt(path: string, wished: string | undefined, folder: string): void {
  const name = wished ?? basename(path, '.json');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    fail(
      `“${name}” is no name for a test: small letters, digits and hyphens. Give another after the path.`,
    );
  }
  const given = readTraceFile(path);
  const trace = tryOrFail(() => redactTrace(given));
  const result = tryOrFail(() => replay(trace.entries));
  printReport(result);
  rejectUntestable(result);
  writeFileSync(join(folder, `${name}.json`), formatTrace(trace));
  const expected = join(folder, `${name}.divergences.json`);
  if (result.divergences.length === 0) rmSync(expected, { force: true });
  else writeFileSync(expected, `${JSON.stringify(result.divergences, null, 2)}\n`);
  console.log(`Adopted as ${name}.`);
  if (result.divergences.length > 0) return;
  console.log(
    'Today’s machines do all that it says, mistakes included, and the test holds them to it. When what went wrong in it is mended, adopt it again.',
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string' } },
});
const [command, path, name] = positionals;
if (path === undefined) fail('Which trace?');
if (command === 'adopt') {
  adopt(
    path,
    name,
    values.into === undefined ? regressions : resolve(invocationFolder, values.into),
  );
} else {
  const { entries } = readTraceFile(path);
  const result = tryOrFail(() => replay(entries));
  printReport(result);
  process.exitCode = result.divergences.length === 0 ? 0 : 1;
}
