import type { RandomSource } from '@visavis/protocol';
import type { Random } from '../rtc/rtc.ts';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createSeededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, each as likely as the others. @throws where there is none */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** A whole number from `least` to `most`. */
export const randomInteger = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** The same randomness, for what asks for bytes. */
export function createRandomSource(random: Random): RandomSource {
  return {
    getRandomValues(bytes) {
      for (const index of bytes.keys()) bytes[index] = Math.floor(random() * 256);
      return bytes;
    },
  };
}
