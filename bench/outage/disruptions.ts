import type { TcpProxy } from '../../e2e/test/support/tcp-proxy.ts';
import { startTestServer, type TestServer } from '../../e2e/test/support/test-server.ts';

/** What a disruption can affect: the server of a call, and one participant's connection to it. */
export interface DisruptionContext {
  server: TestServer;
  readonly proxy: TcpProxy;
}

/** A disruption of the signaling of a running call. */
export interface Disruption {
  readonly title: string;
  /** How long the call is observed before `end`, in milliseconds. */
  readonly durationMs: number;
  readonly start?: (context: DisruptionContext) => Promise<void> | void;
  readonly end?: (context: DisruptionContext) => Promise<void>;
}

const killServer = (seconds: number): Disruption => ({
  title: `server killed for ${seconds} s`,
  durationMs: seconds * 1_000,
  start: ({ server }) => server.kill(),
  end: async (context) => {
    // The new server listens on the port of the old one.
    context.server = await startTestServer({}, Number(new URL(context.server.origin).port));
  },
});

/** The disruptions of a call, in order. The first does nothing and gives the baseline. */
export const disruptions: readonly Disruption[] = [
  {
    title: 'undisturbed call',
    durationMs: 10_000,
    // Starting a server costs CPU time, so the baseline starts one too.
    end: async () => (await startTestServer()).kill(),
  },
  killServer(1),
  killServer(10),
  killServer(60),
  { title: 'one socket reset', durationMs: 5_000, start: ({ proxy }) => proxy.resetConnections() },
  // Longer than the client takes to detect a half-open connection.
  { title: 'one socket half-open', durationMs: 12_000, start: ({ proxy }) => proxy.dropTraffic() },
];
