import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodeOf, refusalReasons, type RefusalReason } from '@visavis/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeTimeoutMs, type UpgradeRefusal } from './close-reasons.ts';

/** Bytes of one message from someone who has been refused. Nobody reads it. */
const maxPayloadBytes = 4_096;
/** Connections that are being told by a close code at a time. */
const maxOpenRejections = 100;

/** What people in front of a page have to hear: what they can do about it differs. */
const reasonsForPages: ReadonlySet<UpgradeRefusal> = new Set([
  'origin-refused',
  'too-many-connections',
]);

/** Someone who asks for a WebSocket, as Node's `upgrade` event has it. */
export interface UpgradeRequest {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/**
 * Says no to those who ask for a WebSocket. What HTTP says is for programs: a browser keeps it from its
 * page. So a page gets its WebSocket, and with it nothing but the close code and the reason.
 */
export class UpgradeRejector implements Disposable {
  readonly #wss: WebSocketServer;

  constructor() {
    // closeTimeout is not in the published types, so the options are not written in place.
    const server = {
      noServer: true,
      maxPayload: maxPayloadBytes,
      perMessageDeflate: false,
      closeTimeout: closeTimeoutMs,
    };
    this.#wss = new WebSocketServer(server);
  }

  reject({ request, socket, head }: UpgradeRequest, reason: UpgradeRefusal): void {
    const isPage = request.headers.origin !== undefined;
    // Who passes a bound must not be able to hold connections by passing it often.
    if (isPage && reasonsForPages.has(reason) && this.#wss.clients.size < maxOpenRejections) {
      this.#wss.handleUpgrade(request, socket, head, (client) => closeWithReason(client, reason));
    } else {
      sendHttpError(socket, reason);
    }
  }

  /** Ends what is still being refused. */
  [Symbol.dispose](): void {
    for (const client of this.#wss.clients) client.terminate();
  }
}

function closeWithReason(client: WebSocket, reason: RefusalReason): void {
  client.on('error', () => client.terminate());
  client.close(closeCodeOf(reason), reason);
}

/** Answers with the reason in JSON, and closes. */
function sendHttpError(socket: Duplex, reason: RefusalReason): void {
  const { status, sentence } = refusalReasons[reason];
  const body = JSON.stringify({ reason, sentence });
  // Node leaves a connection that asked for an upgrade to whoever answers: nobody else would close it.
  socket.once('finish', () => socket.destroy());
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
