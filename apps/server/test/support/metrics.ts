import { expect } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { parseExposition } from './exposition.ts';
import { get } from './http.ts';

/** Reads the metrics. Gives a function that returns a sample, and throws where it is missing. */
export async function readMetrics(server: ServerHandle): Promise<(sample: string) => number> {
  const { status, body } = await get(`${server.url}/metrics`);
  expect(status).toBe(200);
  const samples = parseExposition(body);
  return (sample) => {
    const value = samples.get(sample);
    if (value === undefined) throw new Error(`no ${sample}`);
    return value;
  };
}
