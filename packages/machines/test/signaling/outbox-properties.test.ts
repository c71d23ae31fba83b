import type { Signal } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ben, textOfSignal } from '@visavis/protocol/testing';
import { SimulatedConnection, type Made, type Step } from '../support/simulated-connection.ts';

/** Each signal carries the number in which it was created; an offer carries it as its session. */
const numberOf = (signal: Signal) =>
  Number(
    signal.kind === 'candidate' ? signal.candidate : /^o=- (\d+)/m.exec(textOfSignal(signal))?.[1],
  );

/** The ICE session that a signal belongs to. */
const iceOf = (signal: Signal) =>
  signal.kind === 'candidate'
    ? signal.usernameFragment
    : (/^a=ice-ufrag:(.*)$/m.exec(textOfSignal(signal))?.[1] ?? null);

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
