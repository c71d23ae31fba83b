import { describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { readMetrics } from '../support/metrics.ts';

describe('the metrics', () => {
  test('describe the process: memory, CPU time and start time', async () => {
    await using server = await startServer();
    const before = await readMetrics(server);
    const age = Date.now() / 1_000 - before('process_start_time_seconds');
    expect(age).toBeCloseTo(performance.now() / 1_000, 0);
    expect(before('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    const used = before('nodejs_heap_size_used_bytes');
    expect(used).toBeGreaterThan(1e6);
    expect(before('nodejs_heap_size_total_bytes')).toBeGreaterThan(used);

    const weight = Array.from({ length: 5_000_000 }, (_, n) => n + 0.5);
    const after = await readMetrics(server);
    expect(after('nodejs_heap_size_used_bytes') - used).toBeGreaterThan(weight.length * 4);
    expect(after('process_cpu_seconds_total')).toBeGreaterThan(before('process_cpu_seconds_total'));
  });

  test('show the longest delay of the event loop since the last scrape', async () => {
    await using server = await startServer();
    const longest = async () => (await readMetrics(server))('nodejs_eventloop_lag_max_seconds');

    let shown = 0;
    while (shown < 0.15) {
      const end = performance.now() + 200;
      while (performance.now() < end);
      shown = await longest();
    }

    expect(shown).toBeLessThan(60);
    // 0 where no delay was sampled between two scrapes.
    while (shown === 0 || shown >= 0.15) shown = await longest();
  });
});
