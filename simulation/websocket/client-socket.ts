import { abnormalClosure, readyStates, type Frame } from './frame.ts';
import type { FrameListener, TcpConnection } from './tcp-connection.ts';

/** Opens a TCP connection from a socket to the server and sends the upgrade request. */
export type OpenConnection = (socket: SimulatedWebSocket, url: string) => TcpConnection;

/** The browser's end of a connection: the subset of the standard's WebSocket that the client uses. */
export class SimulatedWebSocket extends EventTarget implements FrameListener {
  static readonly CONNECTING = readyStates.CONNECTING;
  static readonly OPEN = readyStates.OPEN;
  static readonly CLOSING = readyStates.CLOSING;
  static readonly CLOSED = readyStates.CLOSED;

  readonly url: string;
  readonly #connection: TcpConnection;
  #readyState: number = readyStates.CONNECTING;

  constructor(url: string | URL, openConnection: OpenConnection) {
    super();
    this.url = String(url);
    this.#connection = openConnection(this, this.url);
  }

  get readyState(): number {
    return this.#readyState;
  }

  send(text: string): void {
    if (this.#readyState === readyStates.CONNECTING) {
      throw new DOMException('Still connecting.', 'InvalidStateError');
    }
    if (this.#readyState === readyStates.OPEN)
      this.#connection.send('client', { kind: 'text', text });
  }

  close(code = 1005, reason = ''): void {
    if (this.#readyState >= readyStates.CLOSING) return;
    if (this.#readyState === readyStates.CONNECTING) {
      this.#readyState = readyStates.CLOSING;
      // A socket that is not open cannot send a close frame.
      this.#connection.break(['client', 'server']);
      return;
    }
    this.#readyState = readyStates.CLOSING;
    this.#connection.send('client', { kind: 'close', code, reason });
  }

  receive(frame: Frame): void {
    if (this.#readyState === readyStates.CLOSED) return;
    switch (frame.kind) {
      case 'upgrade':
        return;
      case 'switchingProtocols':
        if (this.#readyState !== readyStates.CONNECTING) return;
        this.#readyState = readyStates.OPEN;
        this.dispatchEvent(new Event('open'));
        return;
      case 'text':
        // The standard drops messages once this side has started to close.
        if (this.#readyState !== readyStates.OPEN) return;
        this.dispatchEvent(new MessageEvent('message', { data: frame.text }));
        return;
      case 'ping':
        this.#connection.send('client', { kind: 'pong' });
        return;
      case 'pong':
        return;
      case 'close':
        if (this.#readyState === readyStates.OPEN) this.#connection.send('client', frame);
        this.#handleClose(frame.code, frame.reason);
        return;
      default:
        frame satisfies never;
    }
  }

  handleBreak(): void {
    if (this.#readyState === readyStates.CLOSED) return;
    this.#readyState = readyStates.CLOSING;
    this.dispatchEvent(new Event('error'));
    this.#handleClose(abnormalClosure, '');
  }

  #handleClose(code: number, reason: string): void {
    this.#readyState = readyStates.CLOSED;
    const wasClean = code !== abnormalClosure;
    this.dispatchEvent(new CloseEvent('close', { code, reason, wasClean }));
  }
}
