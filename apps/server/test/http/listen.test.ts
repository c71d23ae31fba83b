import { execFileSync } from 'node:child_process';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';

test('the server uses TLS with a certificate', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'visavis-'));
  const key = join(folder.path, 'key.pem');
  const cert = join(folder.path, 'cert.pem');
  const request =
    '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost';
  const files = ['-days', '1', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', ...request.split(' '), ...files], { stdio: 'ignore' });
  await using server = await startServer({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key });
  using ana = await TestPeer.connect(server, { rejectUnauthorized: false });

  expect(server.url).toMatch(/^https:/);
  expect(await ana.join('blue')).toEqual({});
});
