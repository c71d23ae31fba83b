import { describe, expect, test } from 'vitest';
import { measureIdle } from '../../memory/measure.ts';
import { measureRelays, measureSetUps } from '../../signaling/measure.ts';
import { ServerProcess } from '../../signaling/server-process.ts';
import { serverOf, stacks } from '../../signaling/stacks.ts';

// How fast it is belongs to the benchmark. Here: that each stack really did all of the work.
describe.each(stacks)('the comparison on %s', (stack) => {
  test('delivers whole calls and single signals', async () => {
    await using server = await ServerProcess.start(serverOf(stack));
    const burst = await measureSetUps(stack, server, { pairs: 4, times: 2, timing: 'burst' });
    const trickle = await measureSetUps(stack, server, { pairs: 4, times: 2, timing: 'trickle' });
    const relays = await measureRelays(stack, server, { pairs: 4, times: 10 });
    for (const result of [burst, trickle, relays]) {
      expect(result.cpuMicros).toBeGreaterThan(0);
      expect(result.p99Ms).toBeGreaterThanOrEqual(result.p50Ms);
    }
  });

  test('finds that idle connections take memory', async () => {
    const { heapBytes } = await measureIdle(stack, 50);
    expect(heapBytes).toBeGreaterThan(0);
  });
});
