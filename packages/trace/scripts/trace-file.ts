import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseTrace, type Trace } from '../src/index.ts';

/** Where the command was run. */
export const invocationFolder = process.env['INIT_CWD'] ?? '.';

/** Prints why a command failed, and ends it. */
export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** Reads a trace. Ends the command if that is impossible. @param path relative to where the command was run */
export function readTraceFile(path: string): Trace {
  const file = resolve(invocationFolder, path);
  if (!existsSync(file)) fail(`File not found: ${file}`);
  const trace = parseTrace(readFileSync(file, 'utf8'));
  switch (trace) {
    case 'too-large':
      return fail('This file is too large for a trace.');
    case 'too-deep':
      return fail('The values in this file are nested too deeply for a trace.');
    case 'not-a-trace':
      return fail('This file is no trace.');
    case 'unsupported-version':
      return fail('This trace is of another version of Visavis.');
    default:
      return trace;
  }
}

/** One line for each entry, so that the file and its diffs are readable. */
export function formatTrace({ entries, ...header }: Trace): string {
  const list = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(header).slice(0, -1)},"entries":[\n${list}\n]}\n`;
}
