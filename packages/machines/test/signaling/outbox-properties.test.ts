import {
  dropDuplicates,
  type Signal,
  type SignalBatch,
  type ReceivedSequences,
} from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

/** Each signal carries the number in which it was created; an offer carries it as its session. */
const numberOf = (signal: Signal) =>
  Number(signal.kind === 'candidate' ? signal.candidate : /^o=- (\d+)/m.exec(signal.sdp)?.[1]);

/** The ICE session that a signal belongs to. */
const iceOf = (signal: Signal) =>
  signal.kind === 'candidate'
    ? signal.usernameFragment
    : (/^a=ice-ufrag:(.*)$/m.exec(signal.sdp)?.[1] ?? null);

/** What can happen between two peers, in any order. */
type Step =
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

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>('candidate') },
    { weight: 4, arbitrary: fc.constantFrom<Step>('offer', 'restart', 'answer') },
    { weight: 4, arbitrary: fc.constant<Step>('send') },
    { weight: 4, arbitrary: fc.constant<Step>('deliver') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Step>(
        'raise',
        'lose the answer',
        'cut',
        'absent',
        'back',
        'give up',
      ),
    },
  ),
  { maxLength: 120, size: 'max' },
);

/** The limit for signals in flight: a few large ones, or more small ones. */
const bytes = 3_000;

interface Made {
  readonly generation: number;
  readonly signal: Signal;
}

/** One sender, one server that drops duplicates, and one receiver. */
class SimulatedConnection {
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

function run(steps: readonly Step[]): SimulatedConnection {
  const line = new SimulatedConnection();
  for (const step of steps) line.take(step);
  line.settle();
  return line;
}

const isOffer = ({ signal }: Made) => signal.kind === 'description' && signal.type === 'offer';
const numbers = (made: readonly Made[]) => made.map(({ signal }) => numberOf(signal));

describe('signals over an unreliable connection', () => {
  it('arrive once each, descriptions in order and candidates in order', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const { received } = run(steps);
        for (const kind of ['description', 'candidate']) {
          const order = numbers(received.filter(({ signal }) => signal.kind === kind));
          expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of the newest generation all arrive, except those that were given up or superseded', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const { made, received, dropped, generation } = run(steps);
        const newest = made.filter((each) => each.generation === generation);
        const last = newest.findLast(isOffer);
        if (last === undefined) throw new Error('No generation is without an offer.');
        // Only the last offer has to arrive, and the candidates of its ICE session.
        const due = newest.filter(
          (each) =>
            each === last ||
            (each.signal.kind === 'description'
              ? !isOffer(each)
              : iceOf(each.signal) === iceOf(last.signal)),
        );
        const arrived = new Set(numbers(received));
        const missing = due.filter(
          ({ signal }) => !dropped.has(signal) && !arrived.has(numberOf(signal)),
        );
        expect(missing).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('arrive after an offer of their ICE session, unless it was given up', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const { received, dropped } = run(steps);
        fc.pre(dropped.size === 0);
        const startedSessions = new Set<string | null>();
        const astray = received.filter(({ signal }) => {
          if (signal.kind === 'description') startedSessions.add(iceOf(signal));
          return !startedSessions.has(iceOf(signal));
        });
        expect(astray).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('contain at most one unsent offer, however many are made', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Step>('offer', 'restart', 'candidate')), (steps) => {
        const line = new SimulatedConnection();
        for (const step of steps) line.take(step);
        const { items = [] } = line.outbox[ben] ?? {};
        expect(items.filter(({ kind }) => kind === 'description')).toHaveLength(1);
      }),
    );
  });

  it('leave an empty queue once the connection is stable', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        expect(run(steps).outbox[ben]?.items ?? []).toEqual([]);
      }),
    );
  });
});
