import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { reasons, type Reason } from '@visavis/protocol';

/** Answers an upgrade request with a no, as HTTP with the reason in JSON, and closes. */
export function refuseUpgrade(socket: Duplex, reason: Reason): void {
  const { status, sentence } = reasons[reason];
  const body = JSON.stringify({ reason, sentence });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
