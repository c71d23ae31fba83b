import type { Json } from '@visavis/trace';

const pathSeparator = '.';

/** A state's path as one text, as entries of a trace name it. */
export const formatStatePath = (path: readonly string[]): string => path.join(pathSeparator);

function collectPaths(value: Json, above: readonly string[], into: string[]): void {
  if (typeof value === 'string') {
    into.push(formatStatePath([...above, value]));
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const path = [...above, key];
      into.push(formatStatePath(path));
      collectPaths(inner, path, into);
    }
  }
}

/** Every state that is active, by its path, from the outside in: what a machine's state value says. */
export function activeStatePaths(value: Json): readonly string[] {
  const paths: string[] = [];
  collectPaths(value, [], paths);
  return paths;
}

/** The innermost active states, by their paths: all that a state value says. */
export function innermostActiveStates(value: Json): readonly string[] {
  const paths = activeStatePaths(value);
  return paths.filter((path) => !paths.some((other) => other.startsWith(path + pathSeparator)));
}
