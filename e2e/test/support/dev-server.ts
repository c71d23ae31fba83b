import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { findFreePort, startTestServer } from './test-server.ts';

/** The site as a developer runs it: pages by Vite, calls by the server, here on ports of a test's own. */
export interface DevServer extends AsyncDisposable {
  /** Where the pages are. */
  readonly origin: string;
  /** Where the server tells what its rooms do, as a WebSocket. */
  readonly roomInspectorUrl: string;
}

const webFolder = fileURLToPath(new URL('../../../apps/web', import.meta.url));

/** Starts what `turbo dev` starts, with the inspector of rooms switched on. */
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
