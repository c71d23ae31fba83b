import type { Json } from '@visavis/trace';

const pathSeparator = '.';

/** Formats a state path as in the entries of a trace. */
export const formatStatePath = (path: readonly string[]): string => path.join(pathSeparator);

function collectPaths(value: Json, parentPath: readonly string[], paths: string[]): void {
  if (typeof value === 'string') {
    paths.push(formatStatePath([...parentPath, value]));
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const path = [...parentPath, key];
      paths.push(formatStatePath(path));
      collectPaths(inner, path, paths);
    }
  }
}

/** The paths of all active states of a state value, outer states first. */
export function activeStatePaths(value: Json): readonly string[] {
  const paths: string[] = [];
  collectPaths(value, [], paths);
  return paths;
}

/** The paths of the innermost active states of a state value. */
export function innermostActiveStates(value: Json): readonly string[] {
  const paths = activeStatePaths(value);
  return paths.filter((path) => !paths.some((other) => other.startsWith(path + pathSeparator)));
}
