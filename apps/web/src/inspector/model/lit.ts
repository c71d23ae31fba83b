import type { Json } from '@visavis/trace';

const SEPARATOR = '.';

/** A state's path as one text, as entries of a trace name it. */
export const pathText = (path: readonly string[]): string => path.join(SEPARATOR);

function collect(value: Json, above: readonly string[], into: string[]): void {
  if (typeof value === 'string') {
    into.push(pathText([...above, value]));
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const path = [...above, key];
      into.push(pathText(path));
      collect(inner, path, into);
    }
  }
}

/** Every state that is active, by its path, from the outside in: what a machine's state value says. */
export function activePaths(value: Json): readonly string[] {
  const paths: string[] = [];
  collect(value, [], paths);
  return paths;
}

/** The innermost active states, by their paths: all that a state value says. */
export function innermost(value: Json): readonly string[] {
  const paths = activePaths(value);
  return paths.filter((path) => !paths.some((other) => other.startsWith(path + SEPARATOR)));
}
