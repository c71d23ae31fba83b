import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { Config } from '../config/config.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { readClientAddress } from './client-address.ts';

/**
 * How long a client may take to send a request, and keep a connection without one. Node checks them every
 * `connectionsCheckingInterval`, so that an incomplete request is closed within 12 seconds.
 */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const;

/** How long a client may take for the TLS handshake. */
const handshakeTimeoutMs = 10_000;

/** Creates an HTTP server, with TLS where the configuration has a certificate. */
export function createHttpServer({ tls, trustedProxies, connections }: Config): Server {
  const server =
    tls === undefined
      ? createHttp(timeouts)
      : createHttps({
          ...timeouts,
          handshakeTimeout: handshakeTimeoutMs,
          cert: readFileSync(tls.certFile),
          key: readFileSync(tls.keyFile),
        });
  // Every connection of a proxy has the proxy's address.
  if (trustedProxies === 0) limitSocketsPerAddress(server, connections.socketsPerAddress);
  return server;
}

/** Closes connections of an address that has too many already. */
function limitSocketsPerAddress(server: Server, limit: number): void {
  const counter = new AddressCounter(limit);
  server.on('connection', (socket: Socket) => {
    const address = readClientAddress({ remote: socket.remoteAddress, forwarded: undefined }, 0);
    if (counter.isFull(address)) {
      socket.destroy();
      return;
    }
    counter.add(address);
    socket.once('close', () => counter.remove(address));
  });
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
