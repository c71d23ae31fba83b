import { join } from 'node:path';
import type { Addresses } from '../network/internet.ts';
import type { Namespace } from '../network/namespace.ts';
import type { Certificate } from './certificate.ts';
import { waitForOutput } from './wait-for-output.ts';

const ports = { plain: 3478, tls: 443 } as const;

/**
 * The environment variables with the STUN and TURN URLs for Visavis. They contain addresses, because Chromium sends
 * no UDP packets to a name that only /etc/hosts defines.
 */
export function iceServers({ v4, v6 }: Addresses): Readonly<Record<string, string>> {
  const hosts = [v4, `[${v6}]`];
  return {
    STUN_URLS: hosts.map((host) => `stun:${host}:${ports.plain}`).join(),
    TURN_URLS: hosts
      .flatMap((host) => [
        `turn:${host}:${ports.plain}?transport=udp`,
        `turn:${host}:${ports.plain}?transport=tcp`,
        `turns:${host}:${ports.tls}?transport=tcp`,
      ])
      .join(),
  };
}

export interface TurnOptions {
  readonly addresses: Addresses;
  readonly certificate: Certificate;
  /** The secret that coturn shares with Visavis. */
  readonly secret: string;
}

/** Starts coturn. Resolves when it listens. It runs until its computer is disposed. */
export async function startTurn(
  computer: Namespace,
  { addresses, certificate, secret }: TurnOptions,
): Promise<void> {
  const ips = [addresses.v4, addresses.v6].flatMap((address) => [
    `--listening-ip=${address}`,
    `--relay-ip=${address}`,
  ]);
  const child = computer.spawn('turnserver', [
    '-n',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=lab',
    `--listening-port=${ports.plain}`,
    `--tls-listening-port=${ports.tls}`,
    ...ips,
    `--cert=${certificate.certFile}`,
    `--pkey=${certificate.keyFile}`,
    '--no-cli',
    '--log-file=stdout',
    `--pidfile=${join(certificate.folder, 'turnserver.pid')}`,
  ]);
  await waitForOutput(child, /Total General servers/);
}
