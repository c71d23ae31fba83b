/** What came of doing one thing several times. */
export interface Rounds<Result> {
  readonly results: readonly Result[];
  /** What went wrong, in one line each. */
  readonly failures: readonly string[];
}

/** Does one thing several times, one after the other, and goes on where one of them fails. */
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
