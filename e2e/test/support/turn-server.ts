import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Certificate } from '../../../lab/services/certificate.ts';
import { waitForOutput } from '../../../lab/services/wait-for-output.ts';
import { findFreePort } from './test-server.ts';

/** A real server for STUN and TURN on loopback. */
export interface TurnServer extends AsyncDisposable {
  /** The settings by which a site knows it. */
  readonly environment: Readonly<Record<'STUN_URLS' | 'TURN_URLS' | 'TURN_SECRET', string>>;
  /** What Chromium has to be started with to trust its certificate. */
  readonly trustArgument: string;
}

const secret = 'a secret of the servers alone';

/** Starts coturn. Resolves when it listens. @throws where it is not installed */
export async function startTurnServer(): Promise<TurnServer> {
  const certificate = new Certificate('localhost');
  const [plain, tls] = [await findFreePort(), await findFreePort()];
  // Two addresses, so that there are two that tell what they see. 127.0.0.2 is loopback on Linux.
  const child = spawn('turnserver', [
    '-n',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=e2e',
    '--listening-ip=127.0.0.1',
    '--listening-ip=127.0.0.2',
    `--listening-port=${plain}`,
    `--tls-listening-port=${tls}`,
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
      STUN_URLS: `stun:127.0.0.1:${plain},stun:127.0.0.2:${plain}`,
      TURN_URLS: [
        `turn:127.0.0.1:${plain}`,
        `turn:127.0.0.1:${plain}?transport=tcp`,
        `turns:localhost:${tls}?transport=tcp`,
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
