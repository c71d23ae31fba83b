import { expect, test } from 'vitest';
import { runSimulations } from './run-cli.ts';

/** Tests that all runs with consecutive seeds pass. The name states them: with these the same runs come again. */
export function testRuns(firstSeed: number, runCount: number): void {
  test(`seeds ${firstSeed} to ${firstSeed + runCount - 1}`, { timeout: 900_000 }, async () => {
    // The other processor is busy with another test: none is free for parallel garbage collection.
    const output = await runSimulations([`${firstSeed}`, `${runCount}`], ['--single-threaded-gc']);
    expect(output).toBe(`${runCount} runs, 0 failed\n`);
  });
}
