import type { Trace } from '@visavis/trace';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeNames, tryChange } from '../../../packages/trace/test/support/event-changes.ts';
import { machineEventsOf } from '../../../packages/trace/test/support/machine-events.ts';
import { createSeededRandom, pick } from '../../random/random.ts';
import { recordRun } from '../../run/record-run.ts';

const traceCount = 20;
/** How many events of each trace are changed in each way. */
const eventsPerTrace = 3;
/** `SEED=…` tries other runs and events. */
const seed = Number(process.env['SEED'] ?? 1);

/** The traces of the pages of as many runs as are needed. */
async function recordTraces(): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (let run = seed; traces.length < traceCount; run += 1)
    traces.push(...(await recordRun(run)).pages.map(({ trace }) => trace));
  return traces.slice(0, traceCount);
}

describe(`in traces of the simulation, seed ${seed}`, () => {
  let traces: Trace[] = [];
  beforeAll(async () => {
    traces = await recordTraces();
  });

  test.for(changeNames)('a changed event is noticed: %s', (change) => {
    const random = createSeededRandom(seed + changeNames.indexOf(change));
    let total = 0;
    for (const [index, trace] of traces.entries()) {
      const events = machineEventsOf(trace);
      const sample = Array.from({ length: eventsPerTrace }, () => pick(random, events));
      const { total: count, ...unnoticed } = tryChange(trace, sample, change);
      expect(unnoticed, `trace ${index}`).toEqual({ unnoticed: [], unnoticedByReplay: [] });
      total += count;
    }
    expect(total).toBeGreaterThan(traceCount * eventsPerTrace * 0.8);
  });
});
