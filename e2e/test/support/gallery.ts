import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { findFreePort } from './test-server.ts';

/** Pages that show components in scripted scenes that a real call cannot reproduce, served by Vite. */
export interface Gallery extends AsyncDisposable {
  readonly origin: string;
}

const webFolder = fileURLToPath(new URL('../../../apps/web', import.meta.url));

/** Serves apps/web/gallery, without a signaling server. */
export async function startGallery(): Promise<Gallery> {
  const port = await findFreePort();
  const vite = await createServer({
    root: webFolder,
    logLevel: 'error',
    server: { port, hmr: false },
  });
  await vite.listen();
  return {
    origin: `http://localhost:${port}`,
    [Symbol.asyncDispose]: () => vite.close(),
  };
}
