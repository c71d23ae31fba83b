import type { Difference } from '@visavis/trace';

/**
 * Creates a test whether the value at a path changed, contains a change, or is part of one.
 * @param differences of the value that the paths start from
 */
export function createChangedTest(
  differences: readonly Difference[],
): (path: readonly string[]) => boolean {
  const startsWith = (path: readonly string[], prefix: readonly string[]) =>
    prefix.every((key, index) => key === path[index]);
  return (path) =>
    differences.some(
      (difference) => startsWith(difference.path, path) || startsWith(path, difference.path),
    );
}
