import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../network/run-command.ts';

/** A self-signed certificate for the lab's servers, created for each run. */
export class Certificate implements Disposable {
  /** A folder that is removed with the certificate. */
  readonly folder = mkdtempSync(join(tmpdir(), 'visavis-lab-'));
  readonly certFile = join(this.folder, 'certificate.pem');
  readonly keyFile = join(this.folder, 'key.pem');
  /** The base64 SHA-256 of its public key, for Chromium's option to trust it. */
  readonly fingerprint: string;

  /** @param domain the domain name of the certificate */
  constructor(domain: string) {
    const files = ['-keyout', this.keyFile, '-out', this.certFile];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', `/CN=${domain}`, '-addext', `subjectAltName=DNS:${domain}`];
    runCommand('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, ...files]);
    const { publicKey } = new X509Certificate(readFileSync(this.certFile));
    const der = publicKey.export({ type: 'spki', format: 'der' });
    this.fingerprint = createHash('sha256').update(der).digest('base64');
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
