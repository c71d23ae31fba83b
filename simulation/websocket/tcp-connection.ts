import type { Scheduler } from '../clock/scheduler.ts';
import { randomInRange, type Random, type Range } from '../random/random.ts';
import type { Frame } from './frame.ts';

/** One side of a connection. */
export type Side = 'client' | 'server';

/** Receives the frames of one side. */
export interface FrameListener {
  receive(frame: Frame): void;
  /** This side has noticed that the connection broke. */
  handleBreak(): void;
}

/** What a connection needs from its surroundings. */
export interface ConnectionContext {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** How long a frame takes, in milliseconds. */
  readonly latencyMs: Range;
  /** The page that is the client. */
  readonly client: string;
}

const oppositeSide = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/**
 * A TCP connection: every frame arrives once and in order. It can stall while packets are lost. It can break,
 * which loses the frames in flight and which either side may never notice.
 */
export class TcpConnection {
  readonly #context: ConnectionContext;
  readonly #listeners: Readonly<Record<Side, FrameListener>>;
  /** When the last frame of each side arrives. No later frame may overtake it. */
  readonly #lastArrivalMs: Record<Side, number> = { client: 0, server: 0 };
  /** The frames of each side that would have arrived during a stall. */
  readonly #stalledFrames: Record<Side, Frame[]> = { client: [], server: [] };
  readonly #cancels = new Set<() => void>();
  /** The sides whose close frame has arrived. */
  readonly #closedSides = new Set<Side>();
  #isStalled = false;
  #isBroken = false;

  constructor(context: ConnectionContext, listeners: Readonly<Record<Side, FrameListener>>) {
    this.#context = context;
    this.#listeners = listeners;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  send(from: Side, frame: Frame): void {
    if (this.#isBroken) return;
    const { scheduler, random, latencyMs } = this.#context;
    const arrivalMs = Math.max(
      scheduler.now() + randomInRange(latencyMs, random),
      this.#lastArrivalMs[from],
    );
    this.#lastArrivalMs[from] = arrivalMs;
    this.#schedule(arrivalMs - scheduler.now(), oppositeSide(from), () =>
      this.#deliver(from, frame),
    );
  }

  /** Holds all frames back until `resume`. */
  stall(): void {
    this.#isStalled = true;
  }

  /** Delivers the frames that were held back. */
  resume(): void {
    if (!this.#isStalled || this.#isBroken) return;
    this.#isStalled = false;
    for (const side of ['client', 'server'] as const) {
      for (const frame of this.#stalledFrames[side].splice(0))
        this.#runAs(oppositeSide(side), () => this.#deliver(side, frame));
    }
  }

  /** Breaks the connection and loses the frames in flight. @param noticedBy the sides that notice it */
  break(noticedBy: readonly Side[]): void {
    if (this.#isBroken) return;
    this.end();
    const { random, latencyMs } = this.#context;
    for (const side of noticedBy) {
      this.#schedule(randomInRange(latencyMs, random), side, () =>
        this.#listeners[side].handleBreak(),
      );
    }
  }

  /** Breaks the connection, which the client notices at once and the server does not notice. */
  abort(): void {
    if (this.#isBroken) return;
    this.end();
    this.#runAs('client', () => this.#listeners.client.handleBreak());
  }

  /** Ends the connection without notifying anyone. */
  end(): void {
    this.#isBroken = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
    this.#stalledFrames.client.length = 0;
    this.#stalledFrames.server.length = 0;
  }

  #deliver(from: Side, frame: Frame): void {
    if (this.#isStalled) {
      this.#stalledFrames[from].push(frame);
      return;
    }
    this.#listeners[oppositeSide(from)].receive(frame);
    if (frame.kind !== 'close') return;
    this.#closedSides.add(from);
    if (this.#closedSides.size === 2) this.end();
  }

  /** Runs a task of one side now; once its page resumes if it is frozen. */
  #runAs(side: Side, task: () => void): void {
    const { scheduler, client } = this.#context;
    if (side === 'client' && scheduler.isFrozen(client)) scheduler.schedule(0, task, client);
    else task();
  }

  #schedule(delayMs: number, side: Side, task: () => void): void {
    const run = () => {
      this.#cancels.delete(cancel);
      task();
    };
    const owner = side === 'client' ? this.#context.client : null;
    const cancel = this.#context.scheduler.schedule(delayMs, run, owner);
    this.#cancels.add(cancel);
  }
}
