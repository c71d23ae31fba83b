import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { findFreePort, startTestServer } from './test-server.ts';

/** What `turbo dev` starts, on free ports: Vite for the page, and the server. */
export interface DevServer extends AsyncDisposable {
  /** The origin of the page. */
  readonly origin: string;
  /** The WebSocket URL at which the server reports its rooms to the Stately inspector. */
  readonly roomInspectorUrl: string;
}

const webFolder = fileURLToPath(new URL('../../../apps/web', import.meta.url));

/** Starts Vite and the server with the Stately inspector enabled. */
export async function startDevServer(): Promise<DevServer> {
  await using starting = new AsyncDisposableStack();
  const inspectPort = await findFreePort();
  const settings = { STATELY_INSPECTOR: '1', STATELY_INSPECTOR_PORT: `${inspectPort}` };
  const server = starting.use(await startTestServer(settings));
  const target = server.origin.replace('http://localhost', 'ws://127.0.0.1');
  const port = await findFreePort();
  const vite = await createServer({
    root: webFolder,
    logLevel: 'error',
    server: { port, hmr: false, proxy: { '/trpc': { target, ws: true, changeOrigin: false } } },
  });
  starting.defer(() => vite.close());
  await vite.listen();
  const running = starting.move();
  return {
    origin: `http://localhost:${port}`,
    roomInspectorUrl: `ws://127.0.0.1:${inspectPort}`,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
