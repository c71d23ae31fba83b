/**
 * What stands for what in one trace. Equal texts have equal stand-ins and different ones different ones, so
 * that a machine to which a text is only itself or another one goes the same ways.
 */
export interface Pseudonyms {
  /** The stand-in for a text, of the kind for which it was first asked. */
  get(kind: string, text: string, make?: (n: number) => string): string;
}

export function createPseudonyms(): Pseudonyms {
  const made = new Map<string, string>();
  const counts = new Map<string, number>();
  return {
    get(kind, text, make = (n) => `${kind} ${n}`) {
      const before = made.get(text);
      if (before !== undefined) return before;
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      const standIn = make(n);
      made.set(text, standIn);
      return standIn;
    },
  };
}
