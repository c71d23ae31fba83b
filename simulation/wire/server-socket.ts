import { closeCode } from '@visavis/protocol';
import type { Visit, VisitorSocket } from '@visavis/server/parts';
import { ABNORMAL, readyStates, type Frame } from './frame.ts';
import type { Listener, Wire } from './wire.ts';

/** The server's end of a connection: what the server's own ClientSocket is to it, without a network. */
export class SimulatedClientSocket implements VisitorSocket, Listener {
  address = '';
  connection: VisitorSocket['connection'];
  heardAt = 0;
  alive = true;
  /** The simulated wire takes everything at once. */
  readonly bufferedAmount = 0;
  /** Told what happens here, once the server has taken the connection. */
  visit: Visit | null = null;
  readonly #wire: () => Wire;
  #readyState: VisitorSocket['readyState'] = readyStates.OPEN;

  /** @param wire known by the time that anything is sent */
  constructor(wire: () => Wire) {
    this.#wire = wire;
  }

  get readyState(): VisitorSocket['readyState'] {
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

  cut(reason: Parameters<VisitorSocket['cut']>[0]): void {
    if (reason === 'too-slow') this.abandon();
    else this.close(closeCode(reason), reason);
  }

  dismiss(): void {
    this.close(1000, 'replaced');
  }

  abandon(): void {
    this.#wire().break(['client']);
    this.broke();
  }

  receive(frame: Frame): void {
    if (this.#readyState === readyStates.CLOSED) return;
    switch (frame.kind) {
      case 'upgrade':
      case 'switching protocols':
        return;
      case 'text':
        if (this.#readyState === readyStates.OPEN) this.visit?.hear(Buffer.from(frame.text), false);
        return;
      case 'ping':
        this.#wire().send('server', { kind: 'pong' });
        return;
      case 'pong':
        this.visit?.answered();
        return;
      case 'close':
        if (this.#readyState === readyStates.OPEN) this.#wire().send('server', frame);
        this.#closed(frame.code);
        return;
      default:
        frame satisfies never;
    }
  }

  broke(): void {
    if (this.#readyState !== readyStates.CLOSED) this.#closed(ABNORMAL);
  }

  #closed(code: number): void {
    this.#readyState = readyStates.CLOSED;
    this.visit?.end(code);
  }
}
