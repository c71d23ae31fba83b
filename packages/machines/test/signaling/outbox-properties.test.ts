import { unseen, type SignalBatch, type SignalMark } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  depart,
  discard,
  enqueue,
  hold,
  nextBatch,
  recall,
  release,
} from '../../src/signaling/outbox.ts';
import type { Outbox } from '../../src/signaling/types.ts';
import { ben, candidate } from '../support/people.ts';

const textsOf = (batch: SignalBatch | undefined) =>
  batch?.signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp));

/** What can happen between two people, in any order. */
type Step =
  | 'queue' // a signal is made
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
    { weight: 6, arbitrary: fc.constant<Step>('queue') },
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

/** One sender, one server that drops what it has seen, and one receiver. */
class Line {
  outbox: Outbox = {};
  generation = 1;
  made = 0;
  /** What was given up, which need not arrive. */
  readonly dropped = new Set<string>();
  readonly received: string[] = [];
  #mark: SignalMark | undefined;
  #onTheWay: SignalBatch[] = [];

  take(step: Step): void {
    switch (step) {
      case 'raise':
        this.generation += 1;
        this.#queue();
        break;
      case 'queue':
        this.#queue();
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
        if (this.#onTheWay.shift() !== undefined) this.outbox = hold(this.outbox, ben);
        break;
      case 'back':
        this.outbox = release(this.outbox, ben);
        break;
      case 'give up':
        this.#giveUp();
        break;
      default:
        step satisfies never;
    }
  }

  /** The connection holds from here on: everything arrives that can. */
  settle(): void {
    this.#cut();
    while (nextBatch(this.outbox[ben]) !== undefined) {
      this.#send();
      this.#deliver(true);
    }
  }

  #queue(): void {
    this.made += 1;
    const next = enqueue(
      this.outbox,
      ben,
      this.generation,
      candidate(`${this.generation}.${this.made}`),
    );
    if (next === undefined) throw new Error('The queue is full.');
    this.outbox = next;
  }

  #send(): void {
    const batch = nextBatch(this.outbox[ben]);
    if (batch === undefined) return;
    this.outbox = depart(this.outbox, ben, batch);
    this.#onTheWay.push(batch);
  }

  #deliver(acknowledged: boolean): void {
    const batch = this.#onTheWay.shift();
    if (batch === undefined) return;
    const fresh = unseen(this.#mark, batch);
    if (fresh !== undefined) {
      this.#mark = fresh.mark;
      this.received.push(...(textsOf(fresh.batch) ?? []));
    }
    if (acknowledged) this.outbox = acknowledge(this.outbox, ben, batch);
  }

  #cut(): void {
    this.#onTheWay = [];
    this.outbox = recall(this.outbox);
  }

  #giveUp(): void {
    const batch = this.#onTheWay.shift();
    const queue = this.outbox[ben];
    if (batch === undefined || queue?.generation !== batch.generation) return;
    for (const signal of queue.signals) {
      if (signal.kind === 'candidate') this.dropped.add(signal.candidate);
    }
    this.outbox = discard(this.outbox, ben);
  }
}

function run(steps: readonly Step[]): Line {
  const line = new Line();
  for (const step of steps) line.take(step);
  line.settle();
  return line;
}

const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.split('.')[1]));

describe('signals on their way, whatever breaks', () => {
  it('arrive once each, and in order', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const { received } = run(steps);
        const order = numbers(received);
        expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('all arrive that belong to the newest generation and were not given up', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const line = run(steps);
        const newest = `${line.generation}.`;
        const arrived = line.received.filter((text) => text.startsWith(newest));
        const made = steps.filter((step) => step === 'queue' || step === 'raise').length;
        // The signals of a generation are the last ones made, from the one that began it.
        const began = steps.lastIndexOf('raise');
        const before = steps
          .slice(0, Math.max(0, began))
          .filter((step) => step === 'queue' || step === 'raise').length;
        const expected = Array.from(
          { length: made - before },
          (_, n) => `${newest}${before + n + 1}`,
        );
        expect([...arrived, ...line.dropped].toSorted()).toEqual(
          expect.arrayContaining(expected.toSorted()),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leave nothing behind in the queue once the connection holds', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        expect(run(steps).outbox[ben]?.signals ?? []).toEqual([]);
      }),
    );
  });
});
