import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { findFreePort } from './test-server.ts';

/** Pages that show parts of the interface in scenes that a browser cannot be made to play, by Vite. */
export interface Gallery extends AsyncDisposable {
  readonly origin: string;
}

const webFolder = fileURLToPath(new URL('../../../apps/web', import.meta.url));

/** Starts the gallery of apps/web/gallery, without any server behind it. */
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
