/**
 * Writes docs/machines: a page for each machine of this package, and an overview of the actors; and
 * descriptions/en.json, the descriptions of all states for translators. With `--check` it writes nothing, and fails
 * if a file is stale, missing or without a machine. In both cases it fails if a state, an event, a delay or an actor
 * has no description.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { StateMachine, type AnyStateMachine } from 'xstate';
import { descriptionCatalogue } from './diagrams/description-catalogue.ts';
import { describeMachines, type MachineDescription } from './diagrams/machine-description.ts';
import { findMissingDescriptions } from './diagrams/missing-descriptions.ts';
import { overview } from './diagrams/overview.ts';
import { page } from './diagrams/page.ts';
import { openSources } from './diagrams/source/source-files.ts';
import { updateGeneratedFiles } from '../../../scripts/generated-files.ts';

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
const staleCount = updateGeneratedFiles({
  root,
  contents: new Map([
    [catalogue, descriptionCatalogue(descriptions)],
    [`${folder}/README.md`, overview(descriptions)],
    ...descriptions.map((each): [string, string] => [
      `${folder}/${each.machine.id}.md`,
      page(each),
    ]),
  ]),
  patterns: [`${folder}/*.md`, catalogue],
  command: 'pnpm --filter @visavis/machines diagrams',
});
console.log(`${descriptions.length} machines, ${staleCount} stale files`);
