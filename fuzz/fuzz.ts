import * as fc from 'fast-check';
import { expect, inject, test } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    seed: number;
    inputs: number;
  }
}

/** No input may take longer, on any machine. What is usual is a thousandth of it. */
const maxInputMs = 2_000;
/** What may remain in memory after all inputs. */
const maxGrowthBytes = 16 * 1024 * 1024;

/** How a parser is fuzzed. */
export interface FuzzOptions<Input> {
  readonly inputs: fc.Arbitrary<Input>;
  /** The share of all inputs, in percent. */
  readonly percent: number;
  /** Throws where the parser does anything but what it documents. */
  readonly check: (input: Input) => void | Promise<void>;
}

function readUsedHeap(): number {
  const collect: unknown = Reflect.get(globalThis, 'gc');
  if (typeof collect !== 'function') throw new Error('Run with --expose-gc.');
  Reflect.apply(collect, globalThis, []);
  return process.memoryUsage().heapUsed;
}

/**
 * Tests a parser with many inputs: it does only what `check` accepts, takes a limited time for each, and keeps
 * nothing. A failure prints its seed and its smallest input; SEED=… repeats it.
 */
export function fuzz<Input>(title: string, options: FuzzOptions<Input>): void {
  const numRuns = Math.ceil((inject('inputs') * options.percent) / 100);
  test(`${title} (${numRuns} inputs)`, async () => {
    let count = 0;
    let usedAtStart = 0;
    const property = fc.asyncProperty(options.inputs, async (input) => {
      // The first inputs compile the code and fill its caches.
      if (count === Math.floor(numRuns / 4)) usedAtStart = readUsedHeap();
      count += 1;
      const startedAt = performance.now();
      await options.check(input);
      expect(performance.now() - startedAt).toBeLessThan(maxInputMs);
    });
    await fc.assert(property, { seed: inject('seed'), numRuns, verbose: fc.VerbosityLevel.None });
    expect(count).toBeGreaterThanOrEqual(numRuns);
    expect(readUsedHeap() - usedAtStart).toBeLessThan(maxGrowthBytes);
  });
}
