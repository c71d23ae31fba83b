/** The results of a task that was repeated. */
export interface Rounds<Result> {
  readonly results: readonly Result[];
  /** The first line of each error. */
  readonly failures: readonly string[];
}

/** Repeats a task and continues if it fails. */
export async function runRounds<Result>(
  count: number,
  title: string,
  task: () => Promise<Result>,
): Promise<Rounds<Result>> {
  const results: Result[] = [];
  const failures: string[] = [];
  for (let round = 1; round <= count; round += 1) {
    console.error(`${title} (${round} of ${count})`);
    try {
      results.push(await task());
    } catch (error) {
      const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      failures.push(line);
      console.error(`  ${line}`);
    }
  }
  return { results, failures };
}
