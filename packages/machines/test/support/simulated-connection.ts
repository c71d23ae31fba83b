import {
  dropDuplicates,
  type Signal,
  type SignalBatch,
  type ReceivedSequences,
} from '@visavis/protocol';
import {
  acknowledge,
  markInFlight,
  discardQueue,
  enqueue,
  holdQueue,
  nextBatch,
  resetInFlight,
  releaseQueue,
} from '../../src/signaling/outbox.ts';
import type { Outbox } from '../../src/signaling/types.ts';
import { ben, createCandidate, createOffer } from '@visavis/protocol/testing';

/** What can happen between two peers, in any order. */
export type Step =
  | 'candidate' // one is found
  | 'offer' // one is made, of the same ICE session
  | 'restart' // one is made that restarts ICE
  | 'answer'
  | 'raise' // a new generation begins
  | 'send' // what may go, goes
  | 'deliver' // the server takes the oldest batch on its way, and acknowledges it
  | 'lose the answer' // it takes it, and the acknowledgement is lost with the connection
  | 'cut' // the connection breaks before anything arrives
  | 'absent' // the receiver is not there at the moment
  | 'back'
  | 'give up'; // the server refuses a batch for good

/** The limit for signals in flight: a few large ones, or more small ones. */
const bytes = 3_000;

/** A signal that the sender has made. */
export interface Made {
  readonly generation: number;
  readonly signal: Signal;
}

/** One sender, one server that drops duplicates, and one receiver. */
export class SimulatedConnection {
  outbox: Outbox = {};
  generation = 1;
  readonly made: Made[] = [];
  /** Signals that were given up and do not have to arrive. */
  readonly dropped = new Set<Signal>();
  readonly received: Made[] = [];
  #ice = 1;
  #received: ReceivedSequences = [];
  #inFlight: SignalBatch[] = [];

  constructor() {
    this.#createOffer();
  }

  take(step: Step): void {
    switch (step) {
      case 'raise':
        this.generation += 1;
        this.#ice += 1;
        this.#createOffer();
        break;
      case 'candidate':
        this.#queue({
          ...createCandidate(`${this.made.length}`),
          usernameFragment: `${this.#ice}`,
        });
        break;
      case 'restart':
        this.#ice += 1;
        this.#createOffer();
        break;
      case 'offer':
        this.#createOffer();
        break;
      case 'answer':
        this.#queue({ ...createOffer(this.#sdp()), type: 'answer' });
        break;
      case 'send':
        this.#send();
        break;
      case 'deliver':
        this.#deliver(true);
        break;
      case 'lose the answer':
        this.#deliver(false);
        this.#cut();
        break;
      case 'cut':
        this.#cut();
        break;
      case 'absent':
        if (this.#inFlight.shift() !== undefined) this.outbox = holdQueue(this.outbox, ben);
        break;
      case 'back':
        this.outbox = releaseQueue(this.outbox, ben);
        break;
      case 'give up':
        this.#giveUp();
        break;
      default:
        step satisfies never;
    }
  }

  /** From now on the connection is stable, and everything that can arrive does. */
  settle(): void {
    this.#cut();
    while (nextBatch(this.outbox[ben], bytes) !== undefined) {
      this.#send();
      this.#deliver(true);
    }
  }

  #createOffer(): void {
    this.#queue(createOffer(this.#sdp()));
  }

  /** Some signals are so large that only a few fit into a batch. */
  #sdp(): string {
    const sdp = `o=- ${this.made.length}\r\na=ice-ufrag:${this.#ice}\r\n`;
    return sdp.padEnd(this.made.length % 3 === 0 ? 1_000 : 0, 'a');
  }

  #queue(signal: Signal): void {
    this.made.push({ generation: this.generation, signal });
    const next = enqueue(this.outbox, ben, this.generation, signal);
    if (next === undefined) throw new Error('The queue is full.');
    this.outbox = next;
  }

  #send(): void {
    const batch = nextBatch(this.outbox[ben], bytes);
    if (batch === undefined) return;
    if (JSON.stringify(batch).length > bytes) throw new Error('The batch is too large.');
    this.outbox = markInFlight(this.outbox, ben, batch);
    this.#inFlight.push(batch);
  }

  #deliver(acknowledged: boolean): void {
    const batch = this.#inFlight.shift();
    if (batch === undefined) return;
    const deduplicated = dropDuplicates(this.#received, batch);
    if (deduplicated !== undefined) {
      this.#received = deduplicated.received;
      const { generation, signals } = deduplicated.batch;
      this.received.push(...signals.map((signal) => ({ generation, signal })));
    }
    if (acknowledged) this.outbox = acknowledge(this.outbox, ben, batch);
  }

  #cut(): void {
    this.#inFlight = [];
    this.outbox = resetInFlight(this.outbox);
  }

  #giveUp(): void {
    const batch = this.#inFlight.shift();
    const queue = this.outbox[ben];
    if (batch === undefined || queue?.generation !== batch.generation) return;
    for (const signal of queue.items) this.dropped.add(signal);
    this.outbox = discardQueue(this.outbox, ben);
  }
}
