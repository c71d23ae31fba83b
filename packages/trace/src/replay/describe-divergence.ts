import type { Json } from '../format/format.ts';
import type { Divergence } from './replay.ts';

/** Characters of a value that are shown. */
const maxValueLength = 200;

function shorten(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

/** Describes a divergence in lines of text: where it is, then what was recorded and what the replay did. */
export function describeDivergence({ seq, id, machine, event, differences }: Divergence): string[] {
  return [
    `${seq}: ${machine} (${id}) diverges on ${event}`,
    ...differences.map(
      ({ path, before, after }) =>
        `  ${path.join('.')}: recorded ${shorten(before)}, now ${shorten(after)}`,
    ),
  ];
}
