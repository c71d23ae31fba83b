import * as z from 'zod/mini';

/** A query of the benchmark to a server process. */
export const ServerQuery = z.enum(['usage', 'connections', 'memory']);
export type ServerQuery = z.infer<typeof ServerQuery>;

/** What a server process sends: `listening` once, then a result for each query in order. */
export const ServerQueryResult = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.int() }),
  /** The user and system CPU time used so far, in microseconds. */
  z.object({ type: z.literal('usage'), micros: z.number() }),
  z.object({ type: z.literal('connections'), count: z.int() }),
  /** Bytes after a garbage collection. `heap` includes V8's heap and external buffers. */
  z.object({ type: z.literal('memory'), rss: z.number(), heap: z.number() }),
]);
export type ServerQueryResult = z.infer<typeof ServerQueryResult>;

const sendResult = (result: ServerQueryResult) => process.send?.(result);

async function collectGarbage(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('Start the server with --expose-gc.');
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answerQuery(
  query: ServerQuery,
  countConnections: () => Promise<number>,
): Promise<ServerQueryResult> {
  switch (query) {
    case 'usage': {
      const { user, system } = process.cpuUsage();
      return { type: 'usage', micros: user + system };
    }
    case 'connections':
      return { type: 'connections', count: await countConnections() };
    case 'memory': {
      await collectGarbage();
      const { rss, heapUsed, external } = process.memoryUsage();
      return { type: 'memory', rss, heap: heapUsed + external };
    }
    default:
      return query satisfies never;
  }
}

/**
 * Answers the queries of the benchmark in a server process. The process exits when the benchmark disconnects.
 *
 * @param countConnections returns the number of open sockets
 */
export function answerQueries(port: number, countConnections: () => Promise<number>): void {
  process.on('message', (message) => {
    void answerQuery(ServerQuery.parse(message), countConnections).then(sendResult);
  });
  process.on('disconnect', () => process.exit());
  sendResult({ type: 'listening', port });
}
