import { skeleton } from './skeleton.ts';

/** Without upper and lower case; in two steps, so that "ß" equals "SS". */
const foldCase = (text: string): string => text.toUpperCase().toLowerCase();

/**
 * What a name looks like if case is ignored. Two keys, because a capital and its small letter can look like
 * different characters: "I" like "l", and "i" like "і" of Cyrillic. The same holds for characters that are
 * variants of others (NFKD), such as full-width letters: "ſ" is an "s" that looks like "f".
 */
const keysOf = (name: string): readonly string[] => [
  skeleton(foldCase(skeleton(name))),
  skeleton(foldCase(name.normalize('NFKD'))),
];

/**
 * Tells which names look like another one of the list: equal except for case, invisible characters, and
 * characters that look alike (UTS #39). Names with different accents differ.
 *
 * @returns for each name, whether another one looks like it
 * @public
 * @example
 * findLookAlikes(['Paul', 'РauI', 'Ana']); // [true, true, false]; the second starts with a Cyrillic letter
 */
export function findLookAlikes(names: readonly string[]): readonly boolean[] {
  const keys = names.map(keysOf);
  const hasKeyOf = (index: number): boolean =>
    keys.some(
      (others, other) => other !== index && others.some((key) => keys[index]?.includes(key)),
    );
  return names.map((_, index) => hasKeyOf(index));
}
