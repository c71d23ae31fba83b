import { within } from '../common/deadline.ts';
import { median, percentile } from '../common/statistics.ts';
import { bringTogether } from './scenarios/relay.ts';
import { setUpCall, type Timing } from './scenarios/set-up.ts';
import type { ServerProcess } from './server-process.ts';
import { joinOn, type Stack } from './stacks.ts';

/** What one turn of one stack gave. */
export interface Measure {
  /** Server CPU for each call set-up or relayed signal, in microseconds. */
  readonly cpu: number;
  /** Set-ups or relayed signals in a second. */
  readonly throughput: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** The longest that one turn may take, in milliseconds. */
const PATIENCE = 120_000;

let rooms = 0;
const freshRoom = () => `bench-${(rooms += 1)}`;

/** How much work one turn is. */
export interface Load {
  /** How many pairs of people are at it at the same time. */
  readonly pairs: number;
  /** How often each pair does it. */
  readonly times: number;
}

function measure(server: number, began: number, took: readonly number[], ended: number): Measure {
  return {
    cpu: server / took.length,
    throughput: took.length / ((ended - began) / 1_000),
    p50: median(took),
    p99: percentile(took, 0.99),
  };
}

/** Call set-ups, from nothing to nothing: the server's work after the last closing counts too. */
export async function measureSetUps(
  stack: Stack,
  server: ServerProcess,
  { pairs, times, timing }: Load & { readonly timing: Timing },
): Promise<Measure> {
  const { port } = server;
  const took: number[] = [];
  const callAgainAndAgain = async () => {
    for (let time = 0; time < times; time += 1) {
      took.push(await setUpCall({ port, join: joinOn[stack], room: freshRoom(), timing }));
    }
  };
  const before = await server.usage();
  const began = performance.now();
  const all = Promise.all(Array.from({ length: pairs }, callAgainAndAgain));
  await within(all, PATIENCE, `call set-ups on ${stack}`);
  const ended = performance.now();
  await server.quiet();
  return measure((await server.usage()) - before, began, took, ended);
}

/** Single relayed signals between people who are in their rooms already. */
export async function measureRelays(
  stack: Stack,
  server: ServerProcess,
  { pairs, times }: Load,
): Promise<Measure> {
  const together = await Promise.all(
    Array.from({ length: pairs }, () => bringTogether(server.port, joinOn[stack], freshRoom())),
  );
  const before = await server.usage();
  const began = performance.now();
  const games = Promise.all(together.map((pair) => pair.play(times)));
  const took = (await within(games, PATIENCE, `relays on ${stack}`)).flat();
  const ended = performance.now();
  const used = (await server.usage()) - before;
  await Promise.all(together.map((pair) => pair.leave()));
  await server.quiet();
  return measure(used, began, took, ended);
}
