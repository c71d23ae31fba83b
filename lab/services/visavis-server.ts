import { fileURLToPath } from 'node:url';
import type { Addresses } from '../network/internet.ts';
import type { Namespace } from '../network/namespace.ts';
import type { Certificate } from './certificate.ts';
import { waitForOutput } from './wait-for-output.ts';

const serverFolder = fileURLToPath(new URL('../../apps/server', import.meta.url));

/** The domain name of Visavis in the lab. RFC 6761 reserves `.test` for testing. */
export const domain = 'call.test';

/** The contents of /etc/hosts on participants' computers. */
export const hostsFile = ({ v4, v6 }: Addresses): string =>
  `127.0.0.1 localhost\n::1 localhost\n${v4} ${domain}\n${v6} ${domain}\n`;

/**
 * Starts Visavis in production mode. Resolves when it listens. It runs until its computer is disposed.
 *
 * @param settings the environment variables for its ICE servers
 */
export async function startVisavis(
  computer: Namespace,
  certificate: Certificate,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const child = computer.spawn(process.execPath, ['src/main.ts'], {
    cwd: serverFolder,
    env: {
      NODE_ENV: 'production',
      HOST: '::',
      PORT: '443',
      PUBLIC_URL: `https://${domain}`,
      TLS_CERT_FILE: certificate.certFile,
      TLS_KEY_FILE: certificate.keyFile,
      ...settings,
    },
  });
  await waitForOutput(child, /listening/);
}
