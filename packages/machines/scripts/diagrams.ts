/**
 * Writes docs/machines/NAME.md for every machine that this package exports. With `--check` it writes
 * nothing and fails where a page is stale, missing, or without its machine.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StateMachine, type AnyStateMachine } from 'xstate';
import * as exported from '../src/index.ts';
import { page } from './diagrams/page.ts';

const folder = join(import.meta.dirname, '../../../docs/machines');
const isMachine = (value: unknown): value is AnyStateMachine => value instanceof StateMachine;

const pages = new Map(
  Object.values<unknown>(exported)
    .filter(isMachine)
    .map((machine) => [`${machine.id}.md`, page(machine)]),
);
if (pages.size === 0) throw new Error('This package exports no machine to draw.');

const written = new Map(
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const stale = [...new Set([...pages.keys(), ...written.keys()])]
  .filter((name) => pages.get(name) !== written.get(name))
  .toSorted();

if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`docs/machines/${name} is stale`);
  if (stale.length > 0) console.error('Run: pnpm --filter @visavis/machines diagrams');
  process.exitCode = stale.length === 0 ? 0 : 1;
  console.log(`${pages.size} machines, ${stale.length} stale pages`);
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of stale) {
    const text = pages.get(name);
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  console.log(`${pages.size} machines, ${stale.length} pages written`);
}
