import type { Difference } from '@visavis/trace';

/**
 * Whether something at a path is another than it was, is in what is, or has something in it that is.
 * @param differences of the whole that the paths lead into
 */
export function createChangedTest(
  differences: readonly Difference[],
): (path: readonly string[]) => boolean {
  const starts = (path: readonly string[], beginning: readonly string[]) =>
    beginning.every((key, place) => key === path[place]);
  return (path) => differences.some((one) => starts(one.path, path) || starts(path, one.path));
}
