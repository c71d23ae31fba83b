import { withTimeout } from '../common/timeout.ts';
import { median, percentile } from '../common/statistics.ts';
import { connectPair } from './scenarios/relay.ts';
import { runCallSetup, type Timing } from './scenarios/call-setup.ts';
import type { ServerProcess } from './server-process.ts';
import { joinOn, type Stack } from './stacks.ts';

/** What one turn of one stack gave. */
export interface Measurement {
  /** Server CPU for each call set-up or relayed signal, in microseconds. */
  readonly cpuMicros: number;
  /** Set-ups or relayed signals in a second. */
  readonly throughput: number;
  /** Milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The longest that one turn may take, in milliseconds. */
const timeoutMs = 120_000;

let rooms = 0;
const nextRoom = () => `bench-${(rooms += 1)}`;

/** How much work one turn is. */
export interface Load {
  /** How many pairs of people are at it at the same time. */
  readonly pairs: number;
  /** How often each pair does it. */
  readonly times: number;
}

function createMeasurement(
  server: number,
  began: number,
  took: readonly number[],
  ended: number,
): Measurement {
  return {
    cpuMicros: server / took.length,
    throughput: took.length / ((ended - began) / 1_000),
    p50Ms: median(took),
    p99Ms: percentile(took, 0.99),
  };
}

/** Call set-ups, from nothing to nothing: the server's work after the last closing counts too. */
export async function measureSetUps(
  stack: Stack,
  server: ServerProcess,
  { pairs, times, timing }: Load & { readonly timing: Timing },
): Promise<Measurement> {
  const { port } = server;
  const took: number[] = [];
  const callAgainAndAgain = async () => {
    for (let time = 0; time < times; time += 1) {
      took.push(await runCallSetup({ port, join: joinOn[stack], room: nextRoom(), timing }));
    }
  };
  const before = await server.cpuMicros();
  const began = performance.now();
  const all = Promise.all(Array.from({ length: pairs }, callAgainAndAgain));
  await withTimeout(all, timeoutMs, `call set-ups on ${stack}`);
  const ended = performance.now();
  await server.waitUntilIdle();
  return createMeasurement((await server.cpuMicros()) - before, began, took, ended);
}

/** Single relayed signals between people who are in their rooms already. */
export async function measureRelays(
  stack: Stack,
  server: ServerProcess,
  { pairs, times }: Load,
): Promise<Measurement> {
  const together = await Promise.all(
    Array.from({ length: pairs }, () => connectPair(server.port, joinOn[stack], nextRoom())),
  );
  const before = await server.cpuMicros();
  const began = performance.now();
  const games = Promise.all(together.map((pair) => pair.relay(times)));
  const took = (await withTimeout(games, timeoutMs, `relays on ${stack}`)).flat();
  const ended = performance.now();
  const used = (await server.cpuMicros()) - before;
  await Promise.all(together.map((pair) => pair.leave()));
  await server.waitUntilIdle();
  return createMeasurement(used, began, took, ended);
}
