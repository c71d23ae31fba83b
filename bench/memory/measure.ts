import { connectPair, type Pair } from '../signaling/scenarios/relay.ts';
import { ServerProcess } from '../signaling/server-process.ts';
import { joinOn, serverOf, type Stack } from '../signaling/stacks.ts';

/** Bytes for each connection. */
export interface IdleMemory {
  /** V8's heap and the buffers outside of it, after a garbage collection. */
  readonly heapBytes: number;
  /** What the system has given the process, which keeps more than it uses. */
  readonly rssBytes: number;
}

/** So many pairs arrive at the same time: enough for the rest to take no longer than it must. */
const batchSize = 50;

async function connectPairs(
  server: ServerProcess,
  stack: Stack,
  pairs: number,
  name: string,
): Promise<Pair[]> {
  const together: Pair[] = [];
  while (together.length < pairs) {
    const count = Math.min(batchSize, pairs - together.length);
    const arriving = Array.from({ length: count }, (_, index) =>
      connectPair(server.port, joinOn[stack], `${name}-${together.length + index}`),
    );
    together.push(...(await Promise.all(arriving)));
  }
  return together;
}

/** Fills a fresh server with pairs in rooms of their own, and compares its memory with before. */
export async function measureIdle(stack: Stack, pairs: number): Promise<IdleMemory> {
  await using server = await ServerProcess.start(serverOf(stack));
  // What is made once, for the first visitors, is no connection's cost.
  for (const pair of await connectPairs(server, stack, batchSize, 'warm')) await pair.leave();
  await server.waitUntilIdle();
  const before = await server.memory();
  const together = await connectPairs(server, stack, pairs, 'idle');
  const after = await server.memory();
  await Promise.all(together.map((pair) => pair.leave()));
  const connections = pairs * 2;
  return {
    heapBytes: (after.heap - before.heap) / connections,
    rssBytes: (after.rss - before.rss) / connections,
  };
}
