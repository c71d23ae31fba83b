import {
  limits,
  type Generation,
  type PeerId,
  type Signal,
  type SignalBatch,
} from '@visavis/protocol';
import type { Outbox, Queue } from './types.ts';

/**
 * The most signals that may wait for one person. A connection makes about 30; a queue that reaches this
 * belongs to somebody unreachable, and what it holds would be stale anyway.
 */
export const queueLimit = 256;

/** ## Pure functions over the outbox: what is queued, what may go, what has arrived. */

/**
 * Adds a signal behind the others. A higher generation empties the queue first, a lower one is dropped.
 * Gives undefined where the queue is full: then it is to be discarded and its negotiation started over.
 */
export function enqueue(
  outbox: Outbox,
  to: PeerId,
  generation: Generation,
  signal: Signal,
): Outbox | undefined {
  const queue = outbox[to];
  if (queue !== undefined && generation < queue.generation) return outbox;
  if (queue === undefined || generation > queue.generation) {
    const held = queue?.held ?? false;
    return { ...outbox, [to]: { generation, first: 1, signals: [signal], inFlight: 0, held } };
  }
  if (queue.signals.length >= queueLimit) return undefined;
  return { ...outbox, [to]: { ...queue, signals: [...queue.signals, signal] } };
}

/**
 * The batch that may go to a person now: all that waits, but one batch at a time, so that order is kept
 * and what appears while one is on its way travels together in the next.
 */
export function nextBatch(queue: Queue | undefined): SignalBatch | undefined {
  if (queue === undefined || queue.held || queue.inFlight > 0) return undefined;
  if (queue.signals.length === 0) return undefined;
  const { generation, first } = queue;
  return { generation, first, signals: queue.signals.slice(0, limits.signalsPerBatch) };
}

/** Notes that a batch is on its way. */
export function depart(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  return { ...outbox, [to]: { ...queue, inFlight: batch.signals.length } };
}

/** Takes an acknowledged batch out. An acknowledgement of an older generation changes nothing. */
export function acknowledge(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined || queue.generation !== batch.generation) return outbox;
  const arrived = Math.max(0, batch.first + batch.signals.length - queue.first);
  const signals = queue.signals.slice(arrived);
  return { ...outbox, [to]: { ...queue, signals, first: queue.first + arrived, inFlight: 0 } };
}

/** Keeps what waits for someone who is not in the room at the moment. */
export function hold(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  return queue === undefined ? outbox : { ...outbox, [to]: { ...queue, inFlight: 0, held: true } };
}

/** Lets what waited for someone go again. */
export function release(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  return queue === undefined ? outbox : { ...outbox, [to]: { ...queue, held: false } };
}

/**
 * Gives up what waits for someone who is still there. The numbers go on: in one generation no number may
 * stand for two signals, or the second would be dropped as seen.
 */
export function discard(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  const first = queue.first + queue.signals.length;
  return { ...outbox, [to]: { ...queue, first, signals: [], inFlight: 0 } };
}

/** Forgets someone who is gone. */
export function forget(outbox: Outbox, peer: PeerId): Outbox {
  const { [peer]: _, ...rest } = outbox;
  return rest;
}

/** After the connection broke nothing is on its way any more: all of it is to be sent again. */
export function recall(outbox: Outbox): Outbox {
  return Object.fromEntries(
    Object.entries(outbox).map(([to, queue]) => [to, { ...queue, inFlight: 0, held: false }]),
  );
}
