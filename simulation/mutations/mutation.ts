/** A deliberate mistake in the code. */
export interface Mutation {
  /** What the mutated code does not do. */
  readonly name: string;
  /** The seed of a run that detected the mutation when it was written. The search starts at this seed. */
  readonly seed: number;
  /** The path of the file from the root of the repository. */
  readonly file: string;
  /** The text to replace, which must occur exactly once. */
  readonly find: string;
  readonly replace: string;
}
