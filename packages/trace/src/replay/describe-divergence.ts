import type { Json } from '../format/format.ts';
import type { Divergence } from './report.ts';

/** Characters of a value that are shown. */
const maxValueLength = 200;

function shorten(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

/** Describes a divergence in lines of text: where it is, then what was recorded and what the replay did. */
export function describeDivergence(divergence: Divergence): string[] {
  const { kind, seq } = divergence;
  switch (kind) {
    case 'behaviour': {
      const { machine, id, event, differences } = divergence;
      return [
        `${seq}: ${machine} (${id}) diverges on ${event}`,
        ...differences.map(
          ({ path, before, after }) =>
            `  ${path.join('.')}: recorded ${shorten(before)}, now ${shorten(after)}`,
        ),
      ];
    }
    case 'missingEvent': {
      const { machine, id, event } = divergence;
      return [`${seq}: the event of this snapshot of ${machine} (${id}) is missing: ${event}`];
    }
    case 'missingSnapshot': {
      const { machine, id, event } = divergence;
      return [`${seq}: the snapshot after this event of ${machine} (${id}) is missing: ${event}`];
    }
    case 'missingStart':
      return [`${seq}: the start of ${divergence.actor} is missing`];
    case 'missingEntries':
      return [`${seq}: ${divergence.count} entries are missing from here on`];
    default:
      return divergence satisfies never;
  }
}
