import type { TcpProxy } from '../../e2e/test/support/tcp-proxy.ts';
import { startTestServer, type TestServer } from '../../e2e/test/support/test-server.ts';

/** What trouble can befall: the server of a call, and the line of one person to it. */
export interface DisruptionContext {
  site: TestServer;
  readonly relay: TcpProxy;
}

/** What happens to the signaling of a running call. */
export interface Disruption {
  readonly title: string;
  /** For how long the call is watched before anything is mended, in milliseconds. */
  readonly durationMs: number;
  readonly start?: (scene: DisruptionContext) => Promise<void> | void;
  readonly end?: (scene: DisruptionContext) => Promise<void>;
}

const killServer = (seconds: number): Disruption => ({
  title: `server killed for ${seconds} s`,
  durationMs: seconds * 1_000,
  start: ({ site }) => site.kill(),
  end: async (scene) => {
    // The next server takes the port of the one before.
    scene.site = await startTestServer({}, Number(new URL(scene.site.origin).port));
  },
});

/** Everything that befalls a call, in turn; first nothing does, which is the floor. */
export const disruptions: readonly Disruption[] = [
  {
    title: 'calm call',
    durationMs: 10_000,
    // To start a server costs the machine something, and is no trouble of the call's.
    end: async () => (await startTestServer()).kill(),
  },
  killServer(1),
  killServer(10),
  killServer(60),
  { title: 'one socket reset', durationMs: 5_000, start: ({ relay }) => relay.resetConnections() },
  // Longer than it takes to find out.
  { title: 'one socket half-open', durationMs: 12_000, start: ({ relay }) => relay.dropTraffic() },
];
