import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  closeCodeOf,
  refusalReasons,
  refusalSentences,
  type RefusalReason,
} from '@visavis/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeTimeoutMs, type UpgradeRefusal } from './close-reasons.ts';

/** The maximum message from a client that was refused. It is not read. */
const maxPayloadBytes = 4_096;
/** How many WebSockets may be open at a time only to be closed with a reason. */
const maxOpenRejections = 100;

/** Reasons that a page has to get, because its user can do something about them. */
const reasonsForPages: ReadonlySet<UpgradeRefusal> = new Set([
  'origin-refused',
  'too-many-connections',
]);

/** The arguments of Node's `upgrade` event. */
export interface UpgradeRequest {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/**
 * Refuses WebSocket upgrades. Programs get an HTTP error. A browser hides it from its page, so a page gets a
 * WebSocket that is closed at once, with the close code and the reason.
 */
export class UpgradeRejector implements Disposable {
  readonly #wss: WebSocketServer;

  constructor() {
    // closeTimeout is missing in the published types, which an object literal in the call would violate.
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
    // A client over a limit must not hold more connections by exceeding it more often.
    if (isPage && reasonsForPages.has(reason) && this.#wss.clients.size < maxOpenRejections) {
      this.#wss.handleUpgrade(request, socket, head, (client) => closeWithReason(client, reason));
    } else {
      sendHttpError(socket, reason);
    }
  }

  /** Terminates the connections that are being closed. */
  [Symbol.dispose](): void {
    for (const client of this.#wss.clients) client.terminate();
  }
}

function closeWithReason(client: WebSocket, reason: RefusalReason): void {
  client.on('error', () => client.terminate());
  client.close(closeCodeOf(reason), reason);
}

/** Responds with the reason as JSON, and closes. */
function sendHttpError(socket: Duplex, reason: RefusalReason): void {
  const status = refusalReasons[reason];
  const sentence = refusalSentences[reason];
  const body = JSON.stringify({ reason, sentence });
  // Node does not close a connection after its `upgrade` event.
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
