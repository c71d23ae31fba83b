import { abnormalClosure, readyStates, type Frame } from './frame.ts';
import type { FrameListener, TcpConnection } from './tcp-connection.ts';

/** Lays the wire from a socket to the server, and knocks. */
export type OpenConnection = (socket: SimulatedWebSocket, url: string) => TcpConnection;

/** The browser's end of a connection: a WebSocket as the HTML standard has it, as far as it is used. */
export class SimulatedWebSocket extends EventTarget implements FrameListener {
  static readonly CONNECTING = readyStates.CONNECTING;
  static readonly OPEN = readyStates.OPEN;
  static readonly CLOSING = readyStates.CLOSING;
  static readonly CLOSED = readyStates.CLOSED;

  readonly url: string;
  readonly #wire: TcpConnection;
  #readyState: number = readyStates.CONNECTING;

  constructor(url: string | URL, dial: OpenConnection) {
    super();
    this.url = String(url);
    this.#wire = dial(this, this.url);
  }

  get readyState(): number {
    return this.#readyState;
  }

  send(text: string): void {
    if (this.#readyState === readyStates.CONNECTING) {
      throw new DOMException('Still connecting.', 'InvalidStateError');
    }
    if (this.#readyState === readyStates.OPEN) this.#wire.send('client', { kind: 'text', text });
  }

  close(code = 1005, reason = ''): void {
    if (this.#readyState >= readyStates.CLOSING) return;
    if (this.#readyState === readyStates.CONNECTING) {
      this.#readyState = readyStates.CLOSING;
      // What is not open has nothing to say goodbye on.
      this.#wire.break(['client', 'server']);
      return;
    }
    this.#readyState = readyStates.CLOSING;
    this.#wire.send('client', { kind: 'close', code, reason });
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
        // By the standard nothing more is heard once closing has begun on this side.
        if (this.#readyState !== readyStates.OPEN) return;
        this.dispatchEvent(new MessageEvent('message', { data: frame.text }));
        return;
      case 'ping':
        this.#wire.send('client', { kind: 'pong' });
        return;
      case 'pong':
        return;
      case 'close':
        if (this.#readyState === readyStates.OPEN) this.#wire.send('client', frame);
        this.#closed(frame.code, frame.reason);
        return;
      default:
        frame satisfies never;
    }
  }

  handleBreak(): void {
    if (this.#readyState === readyStates.CLOSED) return;
    this.#readyState = readyStates.CLOSING;
    this.dispatchEvent(new Event('error'));
    this.#closed(abnormalClosure, '');
  }

  #closed(code: number, reason: string): void {
    this.#readyState = readyStates.CLOSED;
    const wasClean = code !== abnormalClosure;
    this.dispatchEvent(new CloseEvent('close', { code, reason, wasClean }));
  }
}
