import {
  limits,
  type DescriptionSignal,
  type Generation,
  type PeerId,
  type Signal,
  type SignalBatch,
} from '@visavis/protocol';
import { envelopeBytes, signalBytes } from './frame.ts';
import type { Outbox, Queue } from './types.ts';

/**
 * The most signals that may wait for one person. A connection makes about 30; a queue that reaches this
 * belongs to somebody unreachable, and what it holds would be stale anyway.
 */
export const queueLimit = 256;

/** ## Pure functions over the outbox: what is queued, what may go, what has arrived. */

/**
 * Adds a signal behind the others. A higher generation empties the queue first, a lower one is dropped, and
 * an offer takes the place of an older one that has never been sent.
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
    const begun = { generation, first: 1, signals: [signal], inFlight: 0, tried: 0, held };
    return { ...outbox, [to]: begun };
  }
  const tried = queue.signals.slice(0, queue.tried);
  const signals = [...tried, ...behind(queue.signals.slice(queue.tried), signal)];
  if (signals.length > queueLimit) return undefined;
  return { ...outbox, [to]: { ...queue, signals } };
}

/**
 * A signal behind others that nobody has seen, so that they can be moved and left out. A new offer makes void
 * the one that was made just before it; candidates of that one are still good, unless ICE is restarted.
 */
function behind(unseen: readonly Signal[], signal: Signal): readonly Signal[] {
  const at = unseen.findLastIndex(({ kind }) => kind === 'description');
  const older = unseen[at];
  if (older === undefined || !isOffer(older) || !isOffer(signal)) return [...unseen, signal];
  const candidates = iceOf(older) === iceOf(signal) ? unseen.slice(at + 1) : [];
  return [...unseen.slice(0, at), signal, ...candidates];
}

const isOffer = (signal: Signal): signal is DescriptionSignal =>
  signal.kind === 'description' && signal.type === 'offer';

/** What names the ICE sessions that a description begins or goes on with (RFC 8839 section 5.4). */
const iceOf = ({ sdp }: DescriptionSignal): string =>
  (sdp.match(/^a=ice-ufrag:.*$/gm) ?? []).join('\n');

/**
 * The batch that may go to a person now: all that waits and fits into `room` bytes, but one batch at a
 * time, so that order is kept and what appears while one is on its way travels together in the next.
 */
export function nextBatch(queue: Queue | undefined, room: number): SignalBatch | undefined {
  if (queue === undefined || queue.held || queue.inFlight > 0) return undefined;
  let bytes = envelopeBytes;
  let count = 0;
  for (const signal of queue.signals.slice(0, limits.signalsPerBatch)) {
    bytes += signalBytes(signal);
    if (bytes > room) break;
    count += 1;
  }
  const { generation, first, signals } = queue;
  return count === 0 ? undefined : { generation, first, signals: signals.slice(0, count) };
}

/** True where what is next for a person can never go: it is more than all that may ever be on its way. */
export function isTooLarge({ signals: [next] }: Queue, allowance: number): boolean {
  return next !== undefined && envelopeBytes + signalBytes(next) > allowance;
}

/** Notes that a batch is on its way. */
export function depart(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  const inFlight = batch.signals.length;
  return { ...outbox, [to]: { ...queue, inFlight, tried: Math.max(queue.tried, inFlight) } };
}

/** Takes an acknowledged batch out. An acknowledgement of an older generation changes nothing. */
export function acknowledge(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined || queue.generation !== batch.generation) return outbox;
  const arrived = Math.max(0, batch.first + batch.signals.length - queue.first);
  const signals = queue.signals.slice(arrived);
  const first = queue.first + arrived;
  const tried = Math.max(0, queue.tried - arrived);
  return { ...outbox, [to]: { ...queue, signals, first, inFlight: 0, tried } };
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
  return { ...outbox, [to]: { ...queue, first, signals: [], inFlight: 0, tried: 0 } };
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
