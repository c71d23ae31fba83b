import type { RandomSource } from '@visavis/protocol';

/** A random number in [0, 1), from a seeded generator. */
export type Random = () => number;

/** The minimum and maximum of a number, usually a duration in milliseconds. */
export type Range = readonly [min: number, max: number];

/** A pseudo-random number generator that gives the same numbers for the same seed (mulberry32). */
export function createSeededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks one item, each with the same probability. @throws if there are none */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There are no items to pick from.');
  return item;
}

/** A random integer from `min` to `max`, inclusive. */
export const randomInteger = (random: Random, min: number, max: number): number =>
  min + Math.floor(random() * (max - min + 1));

/** A random number in a range. */
export const randomInRange = ([min, max]: Range, random: Random): number =>
  min + random() * (max - min);

/** A source of random bytes that uses the same generator. */
export function createRandomSource(random: Random): RandomSource {
  return {
    getRandomValues(bytes) {
      for (const index of bytes.keys()) bytes[index] = Math.floor(random() * 256);
      return bytes;
    },
  };
}
