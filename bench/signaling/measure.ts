import { withTimeout } from '../common/timeout.ts';
import { median, percentile } from '../common/statistics.ts';
import { connectPair } from './scenarios/relay.ts';
import { runCallSetup, type Timing } from './scenarios/call-setup.ts';
import type { ServerProcess } from './server-process.ts';
import { joinOn, type Stack } from './stacks.ts';

/** The result of one round on one stack. */
export interface Measurement {
  /** Server CPU time for each call setup or relayed signal, in microseconds. */
  readonly cpuMicros: number;
  /** Call setups or relayed signals per second. */
  readonly throughput: number;
  /** Percentiles of the latency, in milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The longest that one round may take, in milliseconds. */
const timeoutMs = 120_000;

let roomCount = 0;
const nextRoom = () => `bench-${(roomCount += 1)}`;

/** The work of one round. */
export interface Load {
  /** How many pairs of participants work at the same time. */
  readonly pairs: number;
  /** How often each pair repeats it. */
  readonly times: number;
}

function createMeasurement(
  cpuMicros: number,
  startMs: number,
  latencies: readonly number[],
  endMs: number,
): Measurement {
  return {
    cpuMicros: cpuMicros / latencies.length,
    throughput: latencies.length / ((endMs - startMs) / 1_000),
    p50Ms: median(latencies),
    p99Ms: percentile(latencies, 0.99),
  };
}

/** Measures call setups. The server's work after the last close counts too. */
export async function measureCallSetups(
  stack: Stack,
  server: ServerProcess,
  { pairs, times, timing }: Load & { readonly timing: Timing },
): Promise<Measurement> {
  const { port } = server;
  const latencies: number[] = [];
  const repeatSetups = async () => {
    for (let time = 0; time < times; time += 1) {
      latencies.push(await runCallSetup({ port, join: joinOn[stack], room: nextRoom(), timing }));
    }
  };
  const before = await server.cpuMicros();
  const start = performance.now();
  const all = Promise.all(Array.from({ length: pairs }, repeatSetups));
  await withTimeout(all, timeoutMs, `call set-ups on ${stack}`);
  const end = performance.now();
  await server.waitUntilIdle();
  return createMeasurement((await server.cpuMicros()) - before, start, latencies, end);
}

/** Measures single relayed signals between members who are already in their rooms. */
export async function measureRelays(
  stack: Stack,
  server: ServerProcess,
  { pairs, times }: Load,
): Promise<Measurement> {
  const connectedPairs = await Promise.all(
    Array.from({ length: pairs }, () => connectPair(server.port, joinOn[stack], nextRoom())),
  );
  const before = await server.cpuMicros();
  const start = performance.now();
  const relays = Promise.all(connectedPairs.map((pair) => pair.relay(times)));
  const latencies = (await withTimeout(relays, timeoutMs, `relays on ${stack}`)).flat();
  const end = performance.now();
  const used = (await server.cpuMicros()) - before;
  await Promise.all(connectedPairs.map((pair) => pair.leave()));
  await server.waitUntilIdle();
  return createMeasurement(used, start, latencies, end);
}
