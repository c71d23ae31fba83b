function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The texts of a catalogue that are empty or have a straight apostrophe. */
export const improperTexts = (catalogue: object): readonly string[] =>
  textsIn(catalogue).filter((text) => text === '' || /\w'\w/.test(text));
