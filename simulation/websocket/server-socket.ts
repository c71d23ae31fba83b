import { closeCodeOf } from '@visavis/protocol';
import type { SocketHandlers, ClientSocketPort } from '@visavis/server/components';
import { abnormalClosure, readyStates, type Frame } from './frame.ts';
import type { FrameListener, TcpConnection } from './tcp-connection.ts';

/** The server's end of a connection. It replaces the server's ClientSocket, without a network. */
export class SimulatedServerSocket implements ClientSocketPort, FrameListener {
  address = '';
  connection: ClientSocketPort['connection'];
  lastMessageAt = 0;
  isAlive = true;
  /** A simulated connection never buffers. */
  readonly unsentBytes = 0;
  /** The server's handlers; null until it has accepted the connection, and after it was killed. */
  handlers: SocketHandlers | null = null;
  readonly #connection: () => TcpConnection;
  #readyState: ClientSocketPort['readyState'] = readyStates.OPEN;

  /** @param connection returns the connection, which is created after the socket */
  constructor(connection: () => TcpConnection) {
    this.#connection = connection;
  }

  get readyState(): ClientSocketPort['readyState'] {
    return this.#readyState;
  }

  send(data: unknown): void {
    if (this.#readyState !== readyStates.OPEN) return;
    this.#connection().send('server', { kind: 'text', text: String(data) });
  }

  ping(): void {
    this.#connection().send('server', { kind: 'ping' });
  }

  close(code = 1005, reason: string | Buffer = ''): void {
    if (this.#readyState !== readyStates.OPEN) return;
    this.#readyState = readyStates.CLOSING;
    this.#connection().send('server', { kind: 'close', code, reason: String(reason) });
  }

  closeForReason(reason: Parameters<ClientSocketPort['closeForReason']>[0]): void {
    if (reason === 'too-slow') this.terminateUnresponsive();
    else this.close(closeCodeOf(reason), reason);
  }

  closeReplaced(): void {
    this.close(1000, 'replaced');
  }

  terminateUnresponsive(): void {
    this.#connection().break(['client']);
    this.handleBreak();
  }

  receive(frame: Frame): void {
    if (this.#readyState === readyStates.CLOSED) return;
    switch (frame.kind) {
      case 'upgrade':
      case 'switchingProtocols':
        return;
      case 'text':
        if (this.#readyState === readyStates.OPEN)
          this.handlers?.onMessage(Buffer.from(frame.text), false);
        return;
      case 'ping':
        this.#connection().send('server', { kind: 'pong' });
        return;
      case 'pong':
        this.handlers?.onPong();
        return;
      case 'close':
        if (this.#readyState === readyStates.OPEN) this.#connection().send('server', frame);
        this.#handleClose(frame.code);
        return;
      default:
        frame satisfies never;
    }
  }

  handleBreak(): void {
    if (this.#readyState !== readyStates.CLOSED) this.#handleClose(abnormalClosure);
  }

  #handleClose(code: number): void {
    this.#readyState = readyStates.CLOSED;
    this.handlers?.onClose(code);
  }
}
