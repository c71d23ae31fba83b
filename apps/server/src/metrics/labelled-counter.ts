/** One count for each label of a fixed list, starting at 0. */
export class LabelledCounter<Label extends string> {
  readonly #counts: Map<Label, number>;

  constructor(labels: readonly Label[]) {
    this.#counts = new Map(labels.map((label) => [label, 0]));
  }

  increment(label: Label): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  [Symbol.iterator](): IterableIterator<[Label, number]> {
    return this.#counts.entries();
  }
}
