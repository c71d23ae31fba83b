/**
 * The pseudonyms of one trace. Equal texts have equal pseudonyms and different texts have different ones, so
 * that a machine that only compares a text for equality behaves the same.
 */
export interface Pseudonyms {
  /**
   * The pseudonym of a text. A text keeps the pseudonym of the kind under which it was first looked up.
   * @param format builds the pseudonym from its number within the kind
   */
  get(kind: string, text: string, format?: (n: number) => string): string;
}

/** Creates the pseudonyms of one trace. */
export function createPseudonyms(): Pseudonyms {
  const pseudonyms = new Map<string, string>();
  const counts = new Map<string, number>();
  return {
    get(kind, text, format = (n) => `${kind} ${n}`) {
      const existing = pseudonyms.get(text);
      if (existing !== undefined) return existing;
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      const pseudonym = format(n);
      pseudonyms.set(text, pseudonym);
      return pseudonym;
    },
  };
}
