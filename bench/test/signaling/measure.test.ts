import { describe, expect, test } from 'vitest';
import { measureIdle } from '../../memory/measure.ts';
import { measureRelays, measureCallSetups } from '../../signaling/measure.ts';
import { ServerProcess } from '../../signaling/server-process.ts';
import { serverOf, stacks } from '../../signaling/stacks.ts';

// The benchmark measures the speed. This test checks that each stack does all of the work.
describe.each(stacks)('the benchmark on %s', (stack) => {
  test('completes call setups and relays single signals', async () => {
    await using server = await ServerProcess.start(serverOf(stack));
    const burst = await measureCallSetups(stack, server, { pairs: 4, times: 2, timing: 'burst' });
    const trickle = await measureCallSetups(stack, server, {
      pairs: 4,
      times: 2,
      timing: 'trickle',
    });
    const relays = await measureRelays(stack, server, { pairs: 4, times: 10 });
    for (const result of [burst, trickle, relays]) {
      expect(result.cpuMicros).toBeGreaterThan(0);
      expect(result.p99Ms).toBeGreaterThanOrEqual(result.p50Ms);
    }
  });

  test('measures the memory of idle connections', async () => {
    const { heapBytes } = await measureIdle(stack, 50);
    expect(heapBytes).toBeGreaterThan(0);
  });
});
