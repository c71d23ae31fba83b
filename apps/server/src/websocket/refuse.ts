import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCode, reasons, type Reason } from '@visavis/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { goodbyeMs, type UpgradeRefusal } from './endings.ts';

/** Bytes of one message from someone who has been refused. Nobody reads it. */
const MAX_PAYLOAD = 4_096;
/** Connections that are being told by a close code at a time. */
const MOST_TOLD = 100;

/** What people in front of a page have to hear: what they can do about it differs. */
const FOR_PAGES: ReadonlySet<UpgradeRefusal> = new Set(['origin-refused', 'too-many-connections']);

/** Someone who asks for a WebSocket, as Node's `upgrade` event has it. */
export interface Applicant {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/**
 * Says no to those who ask for a WebSocket. What HTTP says is for programs: a browser keeps it from its
 * page. So a page gets its WebSocket, and with it nothing but the close code and the reason.
 */
export class Refuser implements Disposable {
  readonly #wss: WebSocketServer;

  constructor() {
    // closeTimeout is not in the published types, so the options are not written in place.
    const server = {
      noServer: true,
      maxPayload: MAX_PAYLOAD,
      perMessageDeflate: false,
      closeTimeout: goodbyeMs,
    };
    this.#wss = new WebSocketServer(server);
  }

  refuse({ request, socket, head }: Applicant, reason: UpgradeRefusal): void {
    const isPage = request.headers.origin !== undefined;
    // Who passes a bound must not be able to hold connections by passing it often.
    if (isPage && FOR_PAGES.has(reason) && this.#wss.clients.size < MOST_TOLD) {
      this.#wss.handleUpgrade(request, socket, head, (client) => dismiss(client, reason));
    } else {
      answer(socket, reason);
    }
  }

  /** Ends what is still being refused. */
  [Symbol.dispose](): void {
    for (const client of this.#wss.clients) client.terminate();
  }
}

function dismiss(client: WebSocket, reason: Reason): void {
  client.on('error', () => client.terminate());
  client.close(closeCode(reason), reason);
}

/** Answers with the reason in JSON, and closes. */
function answer(socket: Duplex, reason: Reason): void {
  const { status, sentence } = reasons[reason];
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
