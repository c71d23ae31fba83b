import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Config } from '../config/config.ts';

/** Creates an HTTP server, with TLS where the configuration has a certificate. */
export function createHttpServer({ tls }: Config): Server {
  if (tls === undefined) return createHttp();
  return createHttps({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) });
}

/**
 * Starts listening. Gives the port, which the system chooses where the configuration says 0.
 * @throws where the port is in use, or the host is no address of this machine
 */
export function listen(server: Server, { host, port }: Config['listen']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
