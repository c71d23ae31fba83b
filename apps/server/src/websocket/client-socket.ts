import type { Duplex } from 'node:stream';
import { closeCodeOf } from '@visavis/protocol';
import type { ClientConnection } from '@visavis/protocol/router';
import { WebSocket } from 'ws';
import type { ServerCloseReason, SentCloseReason } from './close-reasons.ts';
import { slowReaderBytes } from './slow-readers.ts';
import { encodeTextFrames } from './text-frames.ts';

/** The status code with which ws closes where a frame is larger than `maxPayload` (RFC 6455 section 7.4.1). */
const messageTooBigCode = 1009;
const normalClosureCode = 1000;

/** What a socket gets from the endpoint that accepted it. */
export interface ClientSocketObserver {
  /** How much may be buffered for sending. */
  readonly maxBufferedBytes: number;
  /** Called where a client reads slowly. It must not throw. */
  onSlow(socket: ClientSocket): void;
  /** Called before the server closes a connection. It must not throw. */
  onServerClose(socket: ClientSocket, reason: ServerCloseReason): void;
}

/** The sockets that hold back texts. One callback for all costs less than one for each. */
let holdingSockets: ClientSocket[] = [];

/** A client's WebSocket, with the state of its connection and the ways to close it. */
export class ClientSocket extends WebSocket {
  address = '';
  /** Undefined until the client has authenticated. */
  connection: ClientConnection | undefined;
  /** When the last message came, as of `performance.now()`. */
  lastMessageAt = 0;
  /** False from a ping until anything is received. */
  isAlive = true;
  observer: ClientSocketObserver | undefined;
  /** The stream under the WebSocket. */
  stream: Duplex | undefined;
  /** What the next turn of the event loop writes. */
  #heldTexts: string[] = [];
  #heldLength = 0;

  /** How much waits for the client to read it, in bytes; texts that are not encoded yet count as ASCII. */
  get unsentBytes(): number {
    return this.bufferedAmount + this.#heldLength;
  }

  /**
   * Holds back a text until the event loop has processed its other input. Responses and events that belong
   * together are then written by one system call, which is the largest cost of a small frame.
   */
  override send(text: string): void {
    if (this.#heldTexts.push(text) === 1 && holdingSockets.push(this) === 1) {
      setImmediate(() => ClientSocket.#flushAll());
    }
    this.#heldLength += text.length;
    const { unsentBytes, observer } = this;
    // The stream buffers without limit for a client that does not read.
    if (observer === undefined || unsentBytes <= slowReaderBytes) return;
    if (unsentBytes > observer.maxBufferedBytes) this.closeForReason('too-slow');
    else observer.onSlow(this);
  }

  static #flushAll(): void {
    const sockets = holdingSockets;
    holdingSockets = [];
    for (const socket of sockets) socket.#flush();
  }

  /** Without the sender of ws, which writes the header and the text of each frame as two buffers. */
  #flush(): void {
    const texts = this.#heldTexts;
    if (texts.length === 0) return;
    this.#heldTexts = [];
    this.#heldLength = 0;
    // Nothing may follow a Close frame.
    if (this.readyState === WebSocket.OPEN) this.stream?.write(encodeTextFrames(texts));
  }

  override close(code?: number, data?: string | Buffer): void {
    if (code === messageTooBigCode) this.closeForReason('too-large');
    else this.#flushAndClose(code, data);
  }

  /** Closes the connection normally, after the messages that are being written. */
  closeReplaced(): void {
    setImmediate(() => this.#flushAndClose(normalClosureCode, 'replaced'));
  }

  /** Closes the connection and ignores further messages. */
  closeForReason(reason: SentCloseReason): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.observer?.onServerClose(this, reason);
    this.removeAllListeners('message');
    if (reason === 'too-slow') this.terminate();
    else this.#flushAndClose(closeCodeOf(reason), reason);
  }

  #flushAndClose(code?: number, data?: string | Buffer): void {
    this.#flush();
    super.close(code, data);
  }

  /** Terminates a connection that answers no pings. */
  terminateUnresponsive(): void {
    if (this.readyState === WebSocket.OPEN) this.observer?.onServerClose(this, 'ping-timeout');
    this.terminate();
  }
}

/** The part of a {@link ClientSocket} that connected clients use; the simulation implements it too. */
export type ClientSocketPort = Pick<
  ClientSocket,
  | 'address'
  | 'connection'
  | 'lastMessageAt'
  | 'isAlive'
  | 'readyState'
  | 'unsentBytes'
  | 'send'
  | 'close'
  | 'ping'
  | 'closeForReason'
  | 'closeReplaced'
  | 'terminateUnresponsive'
>;
