import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Certificate } from '../../../lab/services/certificate.ts';
import { waitForOutput } from '../../../lab/services/wait-for-output.ts';
import { findFreePort } from './test-server.ts';

/** A coturn server on loopback. */
export interface TurnServer extends AsyncDisposable {
  /** The environment variables of a server that uses it. */
  readonly environment: Readonly<Record<'STUN_URLS' | 'TURN_URLS' | 'TURN_SECRET', string>>;
  /** The Chromium argument that makes it trust the certificate. */
  readonly trustArgument: string;
}

const secret = 'shared secret of both servers';

/** Starts coturn and waits until it listens. @throws if it is not installed */
export async function startTurnServer(): Promise<TurnServer> {
  const certificate = new Certificate('localhost');
  const [port, tlsPort] = [await findFreePort(), await findFreePort()];
  // Two addresses, so that the check can compare two STUN servers. 127.0.0.2 is loopback on Linux.
  const child = spawn('turnserver', [
    '-n',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=e2e',
    '--listening-ip=127.0.0.1',
    '--listening-ip=127.0.0.2',
    `--listening-port=${port}`,
    `--tls-listening-port=${tlsPort}`,
    // Otherwise it takes the next port of each as well, which can be the other one, and waits until that is free.
    '--no-rfc5780',
    '--relay-ip=127.0.0.1',
    '--allow-loopback-peers',
    `--cert=${certificate.certFile}`,
    `--pkey=${certificate.keyFile}`,
    '--no-cli',
    '--log-file=stdout',
    `--pidfile=${join(certificate.folder, 'turnserver.pid')}`,
  ]);
  const exited = once(child, 'exit');
  await waitForOutput(child, /Total General servers/);
  return {
    environment: {
      STUN_URLS: `stun:127.0.0.1:${port},stun:127.0.0.2:${port}`,
      TURN_URLS: [
        `turn:127.0.0.1:${port}`,
        `turn:127.0.0.1:${port}?transport=tcp`,
        `turns:localhost:${tlsPort}?transport=tcp`,
      ].join(','),
      TURN_SECRET: secret,
    },
    trustArgument: `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      certificate[Symbol.dispose]();
    },
  };
}
