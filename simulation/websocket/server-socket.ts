import { closeCodeOf } from '@visavis/protocol';
import type { SocketHandlers, ClientSocketPort } from '@visavis/server/components';
import { abnormalClosure, readyStates, type Frame } from './frame.ts';
import type { FrameListener, TcpConnection } from './tcp-connection.ts';

/** The server's end of a connection: what the server's own ClientSocket is to it, without a network. */
export class SimulatedServerSocket implements ClientSocketPort, FrameListener {
  address = '';
  connection: ClientSocketPort['connection'];
  lastMessageAt = 0;
  isAlive = true;
  /** The simulated wire takes everything at once. */
  readonly bufferedAmount = 0;
  /** Told what happens here, once the server has taken the connection. */
  visit: SocketHandlers | null = null;
  readonly #wire: () => TcpConnection;
  #readyState: ClientSocketPort['readyState'] = readyStates.OPEN;

  /** @param wire known by the time that anything is sent */
  constructor(wire: () => TcpConnection) {
    this.#wire = wire;
  }

  get readyState(): ClientSocketPort['readyState'] {
    return this.#readyState;
  }

  send(data: unknown): void {
    if (this.#readyState !== readyStates.OPEN) return;
    this.#wire().send('server', { kind: 'text', text: String(data) });
  }

  ping(): void {
    this.#wire().send('server', { kind: 'ping' });
  }

  close(code = 1005, reason: string | Buffer = ''): void {
    if (this.#readyState !== readyStates.OPEN) return;
    this.#readyState = readyStates.CLOSING;
    this.#wire().send('server', { kind: 'close', code, reason: String(reason) });
  }

  closeForReason(reason: Parameters<ClientSocketPort['closeForReason']>[0]): void {
    if (reason === 'too-slow') this.terminateUnresponsive();
    else this.close(closeCodeOf(reason), reason);
  }

  closeReplaced(): void {
    this.close(1000, 'replaced');
  }

  terminateUnresponsive(): void {
    this.#wire().break(['client']);
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
          this.visit?.onMessage(Buffer.from(frame.text), false);
        return;
      case 'ping':
        this.#wire().send('server', { kind: 'pong' });
        return;
      case 'pong':
        this.visit?.onPong();
        return;
      case 'close':
        if (this.#readyState === readyStates.OPEN) this.#wire().send('server', frame);
        this.#closed(frame.code);
        return;
      default:
        frame satisfies never;
    }
  }

  handleBreak(): void {
    if (this.#readyState !== readyStates.CLOSED) this.#closed(abnormalClosure);
  }

  #closed(code: number): void {
    this.#readyState = readyStates.CLOSED;
    this.visit?.onClose(code);
  }
}
