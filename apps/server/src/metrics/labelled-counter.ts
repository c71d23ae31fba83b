/** Counts, one for each of a fixed list of words; those that have not happened are there as 0. */
export class LabelledCounter<Word extends string> {
  readonly #counts: Map<Word, number>;

  constructor(words: readonly Word[]) {
    this.#counts = new Map(words.map((word) => [word, 0]));
  }

  increment(word: Word): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  [Symbol.iterator](): IterableIterator<[Word, number]> {
    return this.#counts.entries();
  }
}
