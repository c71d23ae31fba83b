import { limits, unseen, type SignalBatch, type SignalMark } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  depart,
  discard,
  enqueue,
  forget,
  hold,
  nextBatch,
  queueLimit,
  recall,
  release,
} from '../../src/signaling/outbox.ts';
import type { Outbox } from '../../src/signaling/types.ts';
import { ben, candidate, cho } from '../support/people.ts';

function filled(count: number, generation = 1): Outbox {
  let outbox: Outbox = {};
  for (let n = 1; n <= count; n += 1) {
    outbox = enqueue(outbox, ben, generation, candidate(`${n}`)) ?? outbox;
  }
  return outbox;
}

const textsOf = (batch: SignalBatch | undefined) =>
  batch?.signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp));

function sent(outbox: Outbox): { outbox: Outbox; batch: SignalBatch } {
  const batch = nextBatch(outbox[ben]);
  if (batch === undefined) throw new Error('There is nothing to send.');
  return { outbox: depart(outbox, ben, batch), batch };
}

describe('the outbox', () => {
  it('sends all that waits together, and nothing more until that has arrived', () => {
    const first = sent(filled(3));
    expect(first.batch).toMatchObject({ generation: 1, first: 1 });
    expect(textsOf(first.batch)).toEqual(['1', '2', '3']);
    const more = enqueue(first.outbox, ben, 1, candidate('4')) ?? {};
    expect(nextBatch(more[ben])).toBeUndefined();
    const arrived = acknowledge(more, ben, first.batch);
    expect(textsOf(nextBatch(arrived[ben]))).toEqual(['4']);
    expect(nextBatch(arrived[ben])?.first).toBe(4);
  });

  it('never puts more into a batch than the protocol allows', () => {
    const { batch, outbox } = sent(filled(limits.signalsPerBatch + 5));
    expect(batch.signals).toHaveLength(limits.signalsPerBatch);
    expect(nextBatch(acknowledge(outbox, ben, batch)[ben])?.signals).toHaveLength(5);
  });

  it('takes no more than its bound', () => {
    const full = filled(queueLimit);
    expect(full[ben]?.signals).toHaveLength(queueLimit);
    expect(enqueue(full, ben, 1, candidate('one too many'))).toBeUndefined();
  });

  it('drops an old generation for a higher one, whose numbers begin at 1', () => {
    const raised = enqueue(sent(filled(3)).outbox, ben, 2, candidate('new')) ?? {};
    expect(nextBatch(raised[ben])).toMatchObject({ generation: 2, first: 1 });
    expect(textsOf(nextBatch(raised[ben]))).toEqual(['new']);
  });

  it('takes nothing of a generation that has been replaced', () => {
    const outbox = filled(1, 2);
    expect(enqueue(outbox, ben, 1, candidate())).toBe(outbox);
  });

  it('is not confused by an acknowledgement of a generation that has been replaced', () => {
    const old = sent(filled(3));
    const raised = enqueue(old.outbox, ben, 2, candidate('new')) ?? {};
    expect(acknowledge(raised, ben, old.batch)).toBe(raised);
  });

  it('holds what waits for someone absent until they are back', () => {
    const held = hold(sent(filled(2)).outbox, ben);
    expect(nextBatch(held[ben])).toBeUndefined();
    expect(textsOf(nextBatch(release(held, ben)[ben]))).toEqual(['1', '2']);
    expect(textsOf(nextBatch(recall(held)[ben]))).toEqual(['1', '2']);
  });

  it('keeps holding where a new generation is queued meanwhile', () => {
    const raised = enqueue(hold(filled(1), ben), ben, 2, candidate('new')) ?? {};
    expect(nextBatch(raised[ben])).toBeUndefined();
  });

  it('goes on with its numbers after it has given something up', () => {
    const given = discard(filled(3), ben);
    expect(nextBatch(given[ben])).toBeUndefined();
    const later = enqueue(given, ben, 1, candidate('later')) ?? {};
    expect(nextBatch(later[ben])).toMatchObject({ generation: 1, first: 4 });
  });

  it('forgets one person and no other', () => {
    const both = enqueue(filled(1), cho, 1, candidate('for Cho')) ?? {};
    expect(Object.keys(forget(both, ben))).toEqual([cho]);
    expect(Object.keys(forget(both, cho))).toEqual([ben]);
  });

  it('changes nothing for somebody of whom it knows nothing', () => {
    const outbox = filled(1);
    const batch = { generation: 1, first: 1, signals: [candidate()] };
    for (const change of [hold, release, forget, discard])
      expect(change(outbox, cho)).toEqual(outbox);
    expect(depart(outbox, cho, batch)).toBe(outbox);
    expect(acknowledge(outbox, cho, batch)).toBe(outbox);
    expect(nextBatch(outbox[cho])).toBeUndefined();
  });
});

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
