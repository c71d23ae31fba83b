import type { Json } from '../format/format.ts';
import type { Departure } from './replay.ts';

/** Characters of a value that are shown. */
const shown = 200;

function short(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}

/** Tells a departure in lines of text: first where, then what was recorded and what came out. */
export function describe({ seq, id, machine, event, differences }: Departure): string[] {
  return [
    `${seq}: ${machine} (${id}) departs on ${event}`,
    ...differences.map(
      ({ path, before, after }) =>
        `  ${path.join('.')}: recorded ${short(before)}, now ${short(after)}`,
    ),
  ];
}
