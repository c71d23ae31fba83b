/**
 * Writes docs/machines: a page for each machine of this package, and an overview of the actors; and
 * descriptions/en.json, the descriptions of all states for translators. With `--check` it writes nothing, and fails
 * if a file is stale, missing or without a machine. In both cases it fails if a state, an event, a delay or an actor
 * has no description.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StateMachine, type AnyStateMachine } from 'xstate';
import { descriptionCatalogue } from './diagrams/description-catalogue.ts';
import { describeMachines, type MachineDescription } from './diagrams/machine-description.ts';
import { findMissingDescriptions } from './diagrams/missing-descriptions.ts';
import { overview } from './diagrams/overview.ts';
import { page } from './diagrams/page.ts';
import { openSources } from './diagrams/source/source-files.ts';

const root = join(import.meta.dirname, '../../..');
const folder = 'docs/machines';
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
const catalogue = 'packages/machines/descriptions/en.json';
const files = new Map([
  [catalogue, descriptionCatalogue(descriptions)],
  [`${folder}/README.md`, overview(descriptions)],
  ...descriptions.map((each): [string, string] => [`${folder}/${each.machine.id}.md`, page(each)]),
]);
const written = new Map(
  globSync([`${folder}/*.md`, catalogue], { cwd: root }).map((file) => [
    file,
    readFileSync(join(root, file), 'utf8'),
  ]),
);
const stale = [...new Set([...files.keys(), ...written.keys()])]
  .filter((file) => files.get(file) !== written.get(file))
  .toSorted();

if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`${file} is stale`);
  if (stale.length > 0) console.error('Run: pnpm --filter @visavis/machines diagrams');
  process.exitCode = stale.length === 0 ? 0 : 1;
  console.log(`${descriptions.length} machines, ${stale.length} stale files`);
} else {
  for (const file of stale) {
    const text = files.get(file);
    if (text === undefined) {
      rmSync(join(root, file));
    } else {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  }
  console.log(`${descriptions.length} machines, ${stale.length} files written`);
}
