import * as z from 'zod/mini';

/** What a process of the search reports after each run. */
export const SearchMessage = z.object({
  seed: z.int(),
  /** The expectations that did not hold; empty if the run passed. */
  violations: z.readonly(z.array(z.string())),
  /** The folder with the traces of a run that failed; null for one that passed. */
  recordedIn: z.nullable(z.string()),
});
export type SearchMessage = z.infer<typeof SearchMessage>;
