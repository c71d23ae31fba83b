import {
  acknowledgeItems,
  createSendQueue,
  discardItems,
  limits,
  markItemsInFlight,
  resetItemsInFlight,
  updateUnattempted,
  type DescriptionSignal,
  type Generation,
  type PeerId,
  type Signal,
  type SignalBatch,
} from '@visavis/protocol';
import { requestOverheadBytes, measureSignalBytes } from './frame-size.ts';
import type { Outbox, SignalQueue } from './types.ts';

/**
 * The most signals that may wait for one person. A connection makes about 30; a queue that reaches this
 * belongs to somebody unreachable, and what it holds would be stale anyway.
 */
export const maxQueuedSignals = 256;

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
  const current: SignalQueue =
    queue === undefined || generation > queue.generation
      ? { ...createSendQueue(generation), isHeld: queue?.isHeld ?? false }
      : queue;
  const after = updateUnattempted(current, (items) => appendUnattempted(items, signal));
  return after.items.length > maxQueuedSignals ? undefined : { ...outbox, [to]: after };
}

/**
 * A signal behind others that nobody has seen, so that they can be moved and left out. A new offer makes void
 * the one that was made just before it; candidates of that one are still good, unless ICE is restarted.
 */
function appendUnattempted(unseen: readonly Signal[], signal: Signal): readonly Signal[] {
  const at = unseen.findLastIndex(({ kind }) => kind === 'description');
  const older = unseen[at];
  if (older === undefined || !isOffer(older) || !isOffer(signal)) return [...unseen, signal];
  const candidates = getIceUfrags(older) === getIceUfrags(signal) ? unseen.slice(at + 1) : [];
  return [...unseen.slice(0, at), signal, ...candidates];
}

const isOffer = (signal: Signal): signal is DescriptionSignal =>
  signal.kind === 'description' && signal.type === 'offer';

/** What names the ICE sessions that a description begins or goes on with (RFC 8839 section 5.4). */
const getIceUfrags = ({ sdp }: DescriptionSignal): string =>
  (sdp.match(/^a=ice-ufrag:.*$/gm) ?? []).join('\n');

/**
 * The batch that may go to a person now: all that waits and fits into `room` bytes, but one batch at a
 * time, so that order is kept and what appears while one is on its way travels together in the next.
 */
export function nextBatch(queue: SignalQueue | undefined, room: number): SignalBatch | undefined {
  if (queue === undefined || queue.isHeld || queue.inFlightCount > 0) return undefined;
  let bytes = requestOverheadBytes;
  let count = 0;
  for (const signal of queue.items.slice(0, limits.maxSignalsPerBatch)) {
    bytes += measureSignalBytes(signal);
    if (bytes > room) break;
    count += 1;
  }
  const { generation, firstSequence, items } = queue;
  return count === 0 ? undefined : { generation, firstSequence, signals: items.slice(0, count) };
}

/** True where what is next for a person can never go: it is more than all that may ever be on its way. */
export function isTooLarge({ items: [next] }: SignalQueue, allowance: number): boolean {
  return next !== undefined && requestOverheadBytes + measureSignalBytes(next) > allowance;
}

/** Notes that a batch is on its way. */
export function markInFlight(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  return { ...outbox, [to]: markItemsInFlight(queue, batch.signals.length) };
}

/** Takes an acknowledged batch out. An acknowledgement of an older generation changes nothing. */
export function acknowledge(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined || queue.generation !== batch.generation) return outbox;
  const lastSequence = batch.firstSequence + batch.signals.length - 1;
  return { ...outbox, [to]: acknowledgeItems(queue, lastSequence) };
}

/** Keeps what waits for someone who is not in the room at the moment. */
export function holdQueue(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  return queue === undefined
    ? outbox
    : { ...outbox, [to]: { ...resetItemsInFlight(queue), isHeld: true } };
}

/** Lets what waited for someone go again. */
export function releaseQueue(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  return queue === undefined ? outbox : { ...outbox, [to]: { ...queue, isHeld: false } };
}

/**
 * Gives up what waits for someone who is still there. The numbers go on: in one generation no number may
 * stand for two signals, or the second would be dropped as seen.
 */
export function discardQueue(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  return { ...outbox, [to]: discardItems(queue) };
}

/** Forgets someone who is gone. */
export function removeQueue(outbox: Outbox, peer: PeerId): Outbox {
  const { [peer]: _, ...rest } = outbox;
  return rest;
}

/** After the connection broke nothing is on its way any more: all of it is to be sent again. */
export function resetInFlight(outbox: Outbox): Outbox {
  return Object.fromEntries(
    Object.entries(outbox).map(([to, queue]) => [
      to,
      { ...resetItemsInFlight(queue), isHeld: false },
    ]),
  );
}
