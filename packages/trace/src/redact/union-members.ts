/** The words of a union, of which the compiler sees to it that none is missing and none is too many. */
export const membersOf = <Word extends string>(words: Record<Word, true>): string[] =>
  Object.keys(words);
