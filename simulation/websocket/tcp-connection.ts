import { randomInRange, type Random, type Range, type Scheduler } from '../clock/scheduler.ts';
import type { Frame } from './frame.ts';

/** One side of a connection. */
export type Side = 'client' | 'server';

/** Who is at one side. */
export interface FrameListener {
  /** Takes what the other side has sent. */
  receive(frame: Frame): void;
  /** The connection broke, and this side has noticed. */
  handleBreak(): void;
}

/** What a wire is laid in. */
export interface ConnectionContext {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Milliseconds that a frame takes. */
  readonly latencyMs: Range;
}

const oppositeSide = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/**
 * A TCP connection: whatever arrives, arrives once and in order. It can stall, as while packets vanish, and
 * break, which loses all that is on its way and of which either side may never hear.
 */
export class TcpConnection {
  readonly #ground: ConnectionContext;
  readonly #listeners: Readonly<Record<Side, FrameListener>>;
  /** When the last frame from each side arrives: none overtakes it. */
  readonly #last: Record<Side, number> = { client: 0, server: 0 };
  /** What has arrived during a stall, which is to say, has not. */
  readonly #waiting: Record<Side, Frame[]> = { client: [], server: [] };
  readonly #cancels = new Set<() => void>();
  /** Whose closing frame has arrived. */
  readonly #closed = new Set<Side>();
  #stalled = false;
  #broken = false;

  constructor(ground: ConnectionContext, listeners: Readonly<Record<Side, FrameListener>>) {
    this.#ground = ground;
    this.#listeners = listeners;
  }

  get isBroken(): boolean {
    return this.#broken;
  }

  /** Sends a frame on its way. */
  send(from: Side, frame: Frame): void {
    if (this.#broken) return;
    const { scheduler, random, latencyMs } = this.#ground;
    const at = Math.max(scheduler.now() + randomInRange(latencyMs, random), this.#last[from]);
    this.#last[from] = at;
    this.#in(at - scheduler.now(), () => this.#arrive(from, frame));
  }

  /** From now on nothing arrives, until `resume`. */
  stall(): void {
    this.#stalled = true;
  }

  /** What was held back arrives now, before all that is sent later. */
  resume(): void {
    if (!this.#stalled || this.#broken) return;
    this.#stalled = false;
    for (const side of ['client', 'server'] as const) {
      for (const frame of this.#waiting[side].splice(0)) this.#arrive(side, frame);
    }
  }

  /** The connection is gone, and with it all that was on its way. @param noticed who hears of it */
  break(noticed: readonly Side[]): void {
    if (this.#broken) return;
    this.end();
    const { random, latencyMs } = this.#ground;
    for (const side of noticed) {
      this.#in(randomInRange(latencyMs, random), () => this.#listeners[side].handleBreak());
    }
  }

  /** Both sides know that it is over. */
  end(): void {
    this.#broken = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
    this.#waiting.client.length = 0;
    this.#waiting.server.length = 0;
  }

  #arrive(from: Side, frame: Frame): void {
    if (this.#stalled) {
      this.#waiting[from].push(frame);
      return;
    }
    this.#listeners[oppositeSide(from)].receive(frame);
    if (frame.kind !== 'close') return;
    this.#closed.add(from);
    if (this.#closed.size === 2) this.end();
  }

  #in(delay: number, task: () => void): void {
    const cancel = this.#ground.scheduler.schedule(delay, () => {
      this.#cancels.delete(cancel);
      task();
    });
    this.#cancels.add(cancel);
  }
}
