import type { MachineDescription } from './machine-description.ts';

/** The descriptions of all machines and states by id, such as `call.active.inRoom`, as JSON for translators. */
export function descriptionCatalogue(machines: readonly MachineDescription[]): string {
  const entries = machines.flatMap(({ machine, states }) =>
    states.map(({ path, description }) => [[machine.id, ...path].join('.'), description] as const),
  );
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
