import type { Duplex } from 'node:stream';
import { closeCodeOf } from '@visavis/protocol';
import type { ClientConnection } from '@visavis/protocol/router';
import { WebSocket } from 'ws';
import type { ServerCloseReason, SentCloseReason } from './close-reasons.ts';
import { slowReaderBytes } from './slow-readers.ts';

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

/** The sockets that hold back writes. One callback for all costs less than one for each. */
let corkedSockets: ClientSocket[] = [];

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
  #isCorked = false;

  // ws buffers without limit for a client that does not read.
  override send(data: string | Uint8Array): void {
    this.#corkUntilNextTurn();
    super.send(data);
    const { bufferedAmount, observer } = this;
    if (observer === undefined || bufferedAmount <= slowReaderBytes) return;
    if (bufferedAmount > observer.maxBufferedBytes) this.closeForReason('too-slow');
    else observer.onSlow(this);
  }

  /**
   * Holds back writes until the event loop has processed its other input. Responses and events that belong
   * together are then written by one system call, which is the largest cost of a small frame.
   */
  #corkUntilNextTurn(): void {
    if (this.#isCorked || this.stream === undefined) return;
    this.#isCorked = true;
    this.stream.cork();
    if (corkedSockets.push(this) === 1) setImmediate(() => ClientSocket.#uncorkAll());
  }

  static #uncorkAll(): void {
    const sockets = corkedSockets;
    corkedSockets = [];
    for (const socket of sockets) {
      socket.#isCorked = false;
      socket.stream?.uncork();
    }
  }

  override close(code?: number, data?: string | Buffer): void {
    if (code === messageTooBigCode) this.closeForReason('too-large');
    else super.close(code, data);
  }

  /** Closes the connection normally, after the messages that are being written. */
  closeReplaced(): void {
    setImmediate(() => super.close(normalClosureCode, 'replaced'));
  }

  /** Closes the connection and ignores further messages. */
  closeForReason(reason: SentCloseReason): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.observer?.onServerClose(this, reason);
    this.removeAllListeners('message');
    if (reason === 'too-slow') this.terminate();
    else super.close(closeCodeOf(reason), reason);
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
  | 'bufferedAmount'
  | 'send'
  | 'close'
  | 'ping'
  | 'closeForReason'
  | 'closeReplaced'
  | 'terminateUnresponsive'
>;
