import type { ConnectionReport } from '@visavis/machines';
import { readFingerprint, type Cryptography } from '@visavis/protocol';
import type { ConnectionFingerprints } from '../comparison/comparison.ts';

/** What is read of an RTCPeerConnection. */
type CheckedConnection = Pick<
  RTCPeerConnection,
  'sctp' | 'localDescription' | 'remoteDescription' | 'close'
>;

/** Formats a SHA-256 hash as in a description (RFC 8122): upper-case hexadecimal bytes with colons. */
const formatFingerprint = (hash: Uint8Array): string =>
  Array.from(hash, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

/** The certificate that the other side has presented; undefined where the runtime does not tell it. */
function getRemoteCertificate({ sctp }: CheckedConnection): ArrayBuffer | undefined {
  // Runtimes other than browsers may have no transport.
  const transport: Partial<RTCDtlsTransport> | undefined = sctp?.transport;
  return transport?.getRemoteCertificates?.()[0];
}

/**
 * Compares the certificate that the other side of a connection has presented with the one in its description. The
 * browser does so too (RFC 8827 section 5.6.4). This does not rely on the browser alone.
 */
export class CertificateCheck {
  readonly #connection: CheckedConnection;
  readonly #cryptography: Pick<Cryptography, 'hash'>;
  readonly #report: (event: ConnectionReport) => void;
  #isOver = false;
  #remote: string | null = null;

  constructor(
    connection: CheckedConnection,
    cryptography: Pick<Cryptography, 'hash'>,
    report: (event: ConnectionReport) => void,
  ) {
    this.#connection = connection;
    this.#cryptography = cryptography;
    this.#report = report;
  }

  /** The fingerprints of both certificates; that of the other side only if it is the one in its description. */
  get fingerprints(): ConnectionFingerprints {
    const local = readFingerprint(this.#connection.localDescription?.sdp ?? '');
    return { local, remote: this.#remote };
  }

  /** Compares once, as soon as the runtime tells the certificate. Closes the connection if they differ. */
  async run(): Promise<void> {
    const certificate = this.#isOver ? undefined : getRemoteCertificate(this.#connection);
    if (certificate === undefined) return;
    const fingerprint = formatFingerprint(
      await this.#cryptography.hash(new Uint8Array(certificate)),
    );
    if (this.#isOver) return;
    this.#isOver = true;
    const matches = fingerprint === readFingerprint(this.#connection.remoteDescription?.sdp ?? '');
    if (matches) this.#remote = fingerprint;
    this.#report({ type: matches ? 'certificate.matched' : 'certificate.mismatched' });
    if (!matches) this.#connection.close();
  }
}
