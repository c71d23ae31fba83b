import type { Duplex } from 'node:stream';
import { closeCode } from '@visavis/protocol';
import type { Connection } from '@visavis/protocol/router';
import { WebSocket } from 'ws';
import type { CutReason, SaidReason } from './endings.ts';

/** The status code with which ws closes where a frame is larger than `maxPayload` (RFC 6455 section 7.4.1). */
const MESSAGE_TOO_BIG = 1009;
/** The close code where there is nothing more to say. */
const NORMAL = 1000;

/** What a socket needs from the edge that accepted it. */
export interface SocketWatch {
  /** Bytes that may wait to be sent. */
  readonly maxBuffered: number;
  /** Called when the server ends a connection, before it does. It must not throw. */
  onCut(socket: ClientSocket, reason: CutReason): void;
}

/** A client's WebSocket, with what the server knows of the client, and the ways to end it. */
export class ClientSocket extends WebSocket {
  address = '';
  /** Who the client is, once it has said so. */
  connection: Connection | undefined;
  /** When the last message came, on the clock of `performance.now()`. */
  heardAt = 0;
  /** False from a ping until anything comes back. */
  alive = true;
  watch: SocketWatch | undefined;
  /** The stream under the WebSocket. */
  stream: Duplex | undefined;
  #corked = false;

  // ws queues without limit for a client that does not read.
  override send(data: string | Uint8Array): void {
    this.#gather();
    super.send(data);
    if (this.watch !== undefined && this.bufferedAmount > this.watch.maxBuffered) {
      this.cut('too-slow');
    }
  }

  /**
   * Holds back what is written until the event loop has read what else came in. Answers and events that
   * belong together then leave in one system call, which costs more than all else about a small frame.
   */
  #gather(): void {
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
    if (code === MESSAGE_TOO_BIG) this.cut('too-large');
    else super.close(code, data);
  }

  /** Ends the connection in peace, once what is on its way has been sent. */
  dismiss(): void {
    setImmediate(() => super.close(NORMAL, 'replaced'));
  }

  /** Ends the connection, and hears nothing more from it. */
  cut(reason: SaidReason): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.watch?.onCut(this, reason);
    this.removeAllListeners('message');
    if (reason === 'too-slow') this.terminate();
    else super.close(closeCode(reason), reason);
  }

  /** Ends a connection at whose other end nobody is. */
  abandon(): void {
    if (this.readyState === WebSocket.OPEN) this.watch?.onCut(this, 'no-answer');
    this.terminate();
  }
}
