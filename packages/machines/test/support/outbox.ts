import type { Signal, SignalBatch } from '@visavis/protocol';
import { enqueue, markInFlight, nextBatch } from '../../src/signaling/outbox.ts';
import { defaultMaxInFlightBytes } from '../../src/signaling/signaling.ts';
import type { Outbox, SignalQueue } from '../../src/signaling/types.ts';
import { ben, textOfSignal } from '@visavis/protocol/testing';

/** An outbox with signals to Ben. */
export const queued = (...signals: Signal[]) =>
  signals.reduce<Outbox>((outbox, signal) => enqueue(outbox, ben, 1, signal) ?? {}, {});

/** The next batch if nothing else is in flight. */
export const batchFor = (queue: SignalQueue | undefined) =>
  nextBatch(queue, defaultMaxInFlightBytes);

/** The texts of the signals in a batch. */
export const textsOf = (batch: SignalBatch | undefined) => batch?.signals.map(textOfSignal);

/** Sends the next batch to Ben. */
export function sent(outbox: Outbox): { outbox: Outbox; batch: SignalBatch } {
  const batch = batchFor(outbox[ben]);
  if (batch === undefined) throw new Error('There is nothing to send.');
  return { outbox: markInFlight(outbox, ben, batch), batch };
}
