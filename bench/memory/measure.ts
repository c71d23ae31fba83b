import { connectPair, type Pair } from '../signaling/scenarios/relay.ts';
import { ServerProcess } from '../signaling/server-process.ts';
import { joinOn, serverOf, type Stack } from '../signaling/stacks.ts';

/** The memory of one connection, in bytes. */
export interface IdleMemory {
  /** V8's heap and external buffers, after a garbage collection. */
  readonly heapBytes: number;
  /** The resident set, which includes memory that the process does not use any more. */
  readonly rssBytes: number;
}

/** How many pairs connect at the same time. */
const batchSize = 50;

async function connectPairs(
  server: ServerProcess,
  stack: Stack,
  pairs: number,
  name: string,
): Promise<Pair[]> {
  const connectedPairs: Pair[] = [];
  while (connectedPairs.length < pairs) {
    const count = Math.min(batchSize, pairs - connectedPairs.length);
    const connecting = Array.from({ length: count }, (_, index) =>
      connectPair(server.port, joinOn[stack], `${name}-${connectedPairs.length + index}`),
    );
    connectedPairs.push(...(await Promise.all(connecting)));
  }
  return connectedPairs;
}

/** Connects pairs to a new server, each in a room of its own, and measures by how much its memory grows. */
export async function measureIdle(stack: Stack, pairs: number): Promise<IdleMemory> {
  await using server = await ServerProcess.start(serverOf(stack));
  // Objects that the server creates once, for its first connections, do not count.
  for (const pair of await connectPairs(server, stack, batchSize, 'warm')) await pair.leave();
  await server.waitUntilIdle();
  const before = await server.memory();
  const connectedPairs = await connectPairs(server, stack, pairs, 'idle');
  const after = await server.memory();
  await Promise.all(connectedPairs.map((pair) => pair.leave()));
  const connections = pairs * 2;
  return {
    heapBytes: (after.heap - before.heap) / connections,
    rssBytes: (after.rss - before.rss) / connections,
  };
}
