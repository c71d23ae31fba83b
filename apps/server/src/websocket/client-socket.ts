import type { Duplex } from 'node:stream';
import { closeCodeOf } from '@visavis/protocol';
import type { ClientConnection } from '@visavis/protocol/router';
import { WebSocket } from 'ws';
import type { ServerCloseReason, SentCloseReason } from './close-reasons.ts';

/** The status code with which ws closes where a frame is larger than `maxPayload` (RFC 6455 section 7.4.1). */
const messageTooBigCode = 1009;
/** The close code where there is nothing more to say. */
const normalClosureCode = 1000;

/** What a socket needs from the edge that accepted it. */
export interface ClientSocketObserver {
  /** Bytes that may wait to be sent. */
  readonly maxBufferedBytes: number;
  /** Called when the server ends a connection, before it does. It must not throw. */
  onServerClose(socket: ClientSocket, reason: ServerCloseReason): void;
}

/** A client's WebSocket, with what the server knows of the client, and the ways to end it. */
export class ClientSocket extends WebSocket {
  address = '';
  /** Who the client is, once it has said so. */
  connection: ClientConnection | undefined;
  /** When the last message came, on the clock of `performance.now()`. */
  lastMessageAt = 0;
  /** False from a ping until anything comes back. */
  isAlive = true;
  observer: ClientSocketObserver | undefined;
  /** The stream under the WebSocket. */
  stream: Duplex | undefined;
  #corked = false;

  // ws queues without limit for a client that does not read.
  override send(data: string | Uint8Array): void {
    this.#corkUntilNextTurn();
    super.send(data);
    if (this.observer !== undefined && this.bufferedAmount > this.observer.maxBufferedBytes) {
      this.closeForReason('too-slow');
    }
  }

  /**
   * Holds back what is written until the event loop has read what else came in. Answers and events that
   * belong together then leave in one system call, which costs more than all else about a small frame.
   */
  #corkUntilNextTurn(): void {
    const { stream } = this;
    if (this.#corked || stream === undefined) return;
    this.#corked = true;
    stream.cork();
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  override close(code?: number, data?: string | Buffer): void {
    if (code === messageTooBigCode) this.closeForReason('too-large');
    else super.close(code, data);
  }

  /** Ends the connection in peace, once what is on its way has been sent. */
  closeReplaced(): void {
    setImmediate(() => super.close(normalClosureCode, 'replaced'));
  }

  /** Ends the connection, and hears nothing more from it. */
  closeForReason(reason: SentCloseReason): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.observer?.onServerClose(this, reason);
    this.removeAllListeners('message');
    if (reason === 'too-slow') this.terminate();
    else super.close(closeCodeOf(reason), reason);
  }

  /** Ends a connection at whose other end nobody is. */
  terminateUnresponsive(): void {
    if (this.readyState === WebSocket.OPEN) this.observer?.onServerClose(this, 'ping-timeout');
    this.terminate();
  }
}
