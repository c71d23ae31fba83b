import * as z from 'zod/mini';

/** What the measuring process asks of a server process. */
export const ServerQuery = z.enum(['usage', 'connections', 'memory']);
export type ServerQuery = z.infer<typeof ServerQuery>;

/** What the server process says: once when it listens, then an answer to each question, in order. */
export const ServerQueryResult = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.int() }),
  /** CPU time of the process so far, user and system, in microseconds. */
  z.object({ type: z.literal('usage'), micros: z.number() }),
  z.object({ type: z.literal('connections'), count: z.int() }),
  /** Bytes after a garbage collection. `heap` is V8's heap and the buffers outside of it. */
  z.object({ type: z.literal('memory'), rss: z.number(), heap: z.number() }),
]);
export type ServerQueryResult = z.infer<typeof ServerQueryResult>;

const sendResult = (answer: ServerQueryResult) => process.send?.(answer);

async function collectGarbage(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('Start the server with --expose-gc.');
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answerQuery(
  question: ServerQuery,
  connections: () => Promise<number>,
): Promise<ServerQueryResult> {
  switch (question) {
    case 'usage': {
      const { user, system } = process.cpuUsage();
      return { type: 'usage', micros: user + system };
    }
    case 'connections':
      return { type: 'connections', count: await connections() };
    case 'memory': {
      await collectGarbage();
      const { rss, heapUsed, external } = process.memoryUsage();
      return { type: 'memory', rss, heap: heapUsed + external };
    }
    default:
      return question satisfies never;
  }
}

/**
 * Answers the measuring process from inside a server process, and ends with it.
 * @param connections how many sockets are open
 */
export function answerQueries(port: number, connections: () => Promise<number>): void {
  process.on('message', (message) => {
    void answerQuery(ServerQuery.parse(message), connections).then(sendResult);
  });
  process.on('disconnect', () => process.exit());
  sendResult({ type: 'listening', port });
}
