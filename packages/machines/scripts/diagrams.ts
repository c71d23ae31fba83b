/**
 * Writes docs/machines: a page for each machine of this package, and an overview of the actors. With `--check`
 * it writes nothing, and fails if a page is stale, missing or without a machine. In both cases it fails if a
 * state, an event, a delay or an actor has no description.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StateMachine, type AnyStateMachine } from 'xstate';
import { describeMachines, type MachineDescription } from './diagrams/machine-description.ts';
import { findMissingDescriptions } from './diagrams/missing-descriptions.ts';
import { overview } from './diagrams/overview.ts';
import { page } from './diagrams/page.ts';
import { openSources } from './diagrams/source/source-files.ts';

const folder = join(import.meta.dirname, '../../../docs/machines');
const source = join(import.meta.dirname, '../src');
const isMachine = (value: unknown): value is AnyStateMachine => value instanceof StateMachine;

async function loadMachines(): Promise<AnyStateMachine[]> {
  const files = globSync('*/machine.ts', { cwd: source }).toSorted();
  const modules: unknown[] = await Promise.all(files.map((file) => import(join(source, file))));
  return modules
    .flatMap((module) => (typeof module === 'object' ? Object.values<unknown>({ ...module }) : []))
    .filter(isMachine);
}

function describe(machines: readonly AnyStateMachine[]): MachineDescription[] {
  using sources = openSources();
  return describeMachines(sources, machines);
}

const descriptions = describe(await loadMachines());
const missing = descriptions.flatMap(findMissingDescriptions);
if (missing.length > 0) throw new Error(missing.join('\n'));
const pages = new Map([
  ['README.md', overview(descriptions)],
  ...descriptions.map((each): [string, string] => [`${each.machine.id}.md`, page(each)]),
]);
const written = new Map(
  globSync('*.md', { cwd: folder }).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const stale = [...new Set([...pages.keys(), ...written.keys()])]
  .filter((name) => pages.get(name) !== written.get(name))
  .toSorted();

if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`docs/machines/${name} is stale`);
  if (stale.length > 0) console.error('Run: pnpm --filter @visavis/machines diagrams');
  process.exitCode = stale.length === 0 ? 0 : 1;
  console.log(`${descriptions.length} machines, ${stale.length} stale pages`);
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of stale) {
    const text = pages.get(name);
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  console.log(`${descriptions.length} machines, ${stale.length} pages written`);
}
