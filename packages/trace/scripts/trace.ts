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
import { describe, parseTrace, replay, type Replay, type Trace } from '../src/index.ts';
import { redact } from '../src/redact/redact.ts';

const regressions = join(import.meta.dirname, '../test/regressions');

/** Where the command was given. */
const here = process.env['INIT_CWD'] ?? '.';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function read(path: string): Trace {
  const file = resolve(here, path);
  if (!existsSync(file)) fail(`There is no ${file}.`);
  const trace = parseTrace(readFileSync(file, 'utf8'));
  switch (trace) {
    case 'too-large':
      return fail('This file is too large for a trace.');
    case 'not-a-trace':
      return fail('This file is no trace.');
    case 'other-version':
      return fail('This trace is of another version of Visavis.');
    default:
      return trace;
  }
}

/** What can be made of a trace, unless nobody can have recorded it. */
function made<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(`This trace cannot be replayed: ${why}`);
  }
}

function tell({ actors, steps, departures, untold }: Replay): void {
  for (const departure of departures) console.log(describe(departure).join('\n'));
  for (const key of untold) console.log(`${key}: too little is recorded to run it`);
  console.log(`${actors} actors, ${steps} steps, ${departures.length} departures`);
}

/** A trace as text with a line for each entry, for whoever reads it or what changed in it. */
function lines({ entries, ...header }: Trace): string {
  const list = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(header).slice(0, -1)},"entries":[\n${list}\n]}\n`;
}

/** A trace as it may stand in a repository: whoever wrote it may have written anything. */
function hidden(trace: Trace): Trace {
  const redaction = { names: false };
  return { ...trace, where: 'adopted', redaction, entries: redact(trace.entries, redaction) };
}

/** Says no to a trace of which the test could never pass. */
function refuse({ steps, untold }: Replay): void {
  if (untold.length > 0) {
    fail(
      `Of ${untold.join(', ')} too little is recorded to run it, and the test would always fail. Leave its entries out, or record again.`,
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
  const given = read(path);
  const trace = made(() => hidden(given));
  const result = made(() => replay(trace.entries));
  tell(result);
  refuse(result);
  writeFileSync(join(folder, `${name}.json`), lines(trace));
  const expected = join(folder, `${name}.departures.json`);
  if (result.departures.length === 0) rmSync(expected, { force: true });
  else writeFileSync(expected, `${JSON.stringify(result.departures, null, 2)}\n`);
  console.log(`Adopted as ${name}.`);
  if (result.departures.length > 0) return;
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
  adopt(path, name, values.into === undefined ? regressions : resolve(here, values.into));
} else {
  const { entries } = read(path);
  const result = made(() => replay(entries));
  tell(result);
  process.exitCode = result.departures.length === 0 ? 0 : 1;
}
