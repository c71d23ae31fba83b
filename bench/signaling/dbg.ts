/**
 * Server CPU, throughput and latency of call set-ups and single relays, on Visavis and on what else
 * there is, in turn. See docs/BENCHMARKS.md.
 */
import { availableParallelism } from 'node:os';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/results.ts';
import { measureRelays, measureSetUps, type Measure } from './measure.ts';
import { ServerProcess } from './server-process.ts';
import { stacks, titles, type Stack } from './stacks.ts';
import { signalingTable } from './table.ts';

const { numbers, write } = readOptions({ rounds: 9, pairs: 100, setUps: 5, relays: 100 });
const { rounds, pairs, setUps, relays } = numbers;

const scenarios = {
  'Call set-up, candidates in one burst': (stack: Stack, server: ServerProcess) =>
    measureSetUps(stack, server, { pairs, times: setUps, timing: 'burst' }),
  'Call set-up, candidates trickling': (stack: Stack, server: ServerProcess) =>
    measureSetUps(stack, server, { pairs, times: setUps, timing: 'trickle' }),
  'Single relayed signal': (stack: Stack, server: ServerProcess) =>
    measureRelays(stack, server, { pairs, times: relays }),
} as const;

if (availableParallelism() < 2) console.warn('One core is too few: client and server share it.');

await using running = new AsyncDisposableStack();
const servers = new Map<Stack, ServerProcess>();
for (const stack of stacks) {
  servers.set(stack, running.use(await ServerProcess.start(stack, process.env['CPU_PROFILES'])));
}

const tables: string[] = [];
for (const [title, scenario] of Object.entries(scenarios)) {
  const series: Record<Stack, Measure[]> = { visavis: [], 'socket-io': [], peerjs: [], ws: [] };
  // The first round warms everything up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [stack, server] of servers) { console.error(stack);
      const result = await scenario(stack, server);
      if (round > 0) series[stack].push(result);
    }
    console.error(`${title}: round ${round} of ${rounds}`);
  }
  tables.push(`### ${title}\n\n${signalingTable(series, titles)}`);
}

const text = tables.join('\n\n');
console.log(text);
if (write) writeResults('signaling', text);
