/**
 * Measures server CPU, throughput and latency of call setups and of single relayed signals, alternately on Visavis
 * and on other signaling servers. See docs/BENCHMARKS.md.
 */
import { availableParallelism } from 'node:os';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/write-results.ts';
import { measureRelays, measureCallSetups, type Measurement } from './measure.ts';
import { ServerProcess } from './server-process.ts';
import { serverOf, stacks, type Stack } from './stacks.ts';
import { figureTable, ratioTable } from './table.ts';

const { numbers, write } = readOptions({
  rounds: 9,
  warmUp: 6,
  pairs: 100,
  setUps: 5,
  relays: 100,
});
const { rounds, warmUp, pairs, setUps, relays } = numbers;

const scenarios = {
  'Call set-up, candidates in one burst': (stack: Stack, server: ServerProcess) =>
    measureCallSetups(stack, server, { pairs, times: setUps, timing: 'burst' }),
  'Call set-up, candidates trickling': (stack: Stack, server: ServerProcess) =>
    measureCallSetups(stack, server, { pairs, times: setUps, timing: 'trickle' }),
  'Single relayed signal': (stack: Stack, server: ServerProcess) =>
    measureRelays(stack, server, { pairs, times: relays }),
} as const;

if (availableParallelism() < 2)
  console.warn('The results are not valid on one core, which clients and server share.');

await using resources = new AsyncDisposableStack();
const servers = new Map<Stack, ServerProcess>();
for (const stack of stacks) {
  servers.set(stack, resources.use(await ServerProcess.start(serverOf(stack))));
}

const results: string[] = [];
for (const [title, scenario] of Object.entries(scenarios)) {
  const series: Record<Stack, Measurement[]> = { visavis: [], 'socket-io': [], peerjs: [], ws: [] };
  // The first rounds do not count: V8 compiles everything only after some thousand setups.
  for (let round = 1 - warmUp; round <= rounds; round += 1) {
    for (const [stack, server] of servers) {
      const result = await scenario(stack, server);
      if (round > 0) series[stack].push(result);
    }
    console.error(`${title}: round ${round} of ${rounds}`);
  }
  console.log(`\n## ${title}\n\n${figureTable(series)}\n\n${ratioTable(series)}`);
  results.push(`### ${title}\n\n${ratioTable(series)}`);
}
if (write) writeResults('signaling', results.join('\n\n'));
