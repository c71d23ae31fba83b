import {
  acknowledgeItems,
  createSendQueue,
  discardItems,
  limits,
  markItemsInFlight,
  resetItemsInFlight,
  updateUnattempted,
  type SignedDescription,
  type Generation,
  type PeerId,
  type Signal,
  type SignalBatch,
} from '@visavis/protocol';
import { requestOverheadBytes, measureSignalBytes } from './frame-size.ts';
import type { Outbox, SignalQueue } from './types.ts';

/**
 * How many signals may wait for one peer. A connection creates about 30. A queue of this length belongs to an
 * unreachable peer, and its signals would be outdated anyway.
 */
export const maxQueuedSignals = 256;

/**
 * Appends a signal to the queue of a peer. A higher generation clears the queue first, a lower one is dropped,
 * and an offer replaces an older one that has never been sent. Returns undefined if the queue is full: the
 * caller discards it and starts the negotiation again.
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
      ? { ...createSendQueue(generation), isHeld: queue?.isHeld ?? false, hasReturned: false }
      : queue;
  const after = updateUnattempted(current, (items) => appendUnattempted(items, signal));
  return after.items.length > maxQueuedSignals ? undefined : { ...outbox, [to]: after };
}

/**
 * Appends a signal to those that were never sent, which may be moved or omitted. A new offer makes the
 * unsent one before it obsolete. Its candidates remain valid unless ICE is restarted.
 */
function appendUnattempted(unsent: readonly Signal[], signal: Signal): readonly Signal[] {
  const index = unsent.findLastIndex(({ kind }) => kind === 'description');
  const older = unsent[index];
  if (older === undefined || !isOffer(older) || !isOffer(signal)) return [...unsent, signal];
  const candidates = getIceUfrags(older) === getIceUfrags(signal) ? unsent.slice(index + 1) : [];
  return [...unsent.slice(0, index), signal, ...candidates];
}

const isOffer = (signal: Signal): signal is SignedDescription =>
  signal.kind === 'description' && signal.type === 'offer';

/** The `ice-ufrag` lines, which identify the ICE sessions of a description (RFC 8839 section 5.4). */
const getIceUfrags = ({ sdp }: SignedDescription): string =>
  (sdp.match(/^a=ice-ufrag:.*$/gm) ?? []).join('\n');

/**
 * The batch that can be sent to a peer now: all waiting signals that fit into `maxBytes`. Only one batch is in
 * flight at a time. This preserves the order, and collects new signals in the next batch.
 */
export function nextBatch(
  queue: SignalQueue | undefined,
  maxBytes: number,
): SignalBatch | undefined {
  if (queue === undefined || queue.isHeld || queue.inFlightCount > 0) return undefined;
  let bytes = requestOverheadBytes;
  let count = 0;
  for (const signal of queue.items.slice(0, limits.maxSignalsPerBatch)) {
    bytes += measureSignalBytes(signal);
    if (bytes > maxBytes) break;
    count += 1;
  }
  const { generation, firstSequence, items } = queue;
  return count === 0 ? undefined : { generation, firstSequence, signals: items.slice(0, count) };
}

/** Whether the next signal can never be sent, because it exceeds the limit of all bytes in flight. */
export function isTooLarge({ items: [next] }: SignalQueue, maxInFlightBytes: number): boolean {
  return next !== undefined && requestOverheadBytes + measureSignalBytes(next) > maxInFlightBytes;
}

/** Records that a batch is in flight. */
export function markInFlight(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  const sent = markItemsInFlight(queue, batch.signals.length);
  return { ...outbox, [to]: { ...sent, hasReturned: false } };
}

/** Removes an acknowledged batch. An acknowledgement of an older generation has no effect. */
export function acknowledge(outbox: Outbox, to: PeerId, batch: SignalBatch): Outbox {
  const queue = outbox[to];
  if (queue === undefined || queue.generation !== batch.generation) return outbox;
  const lastSequence = batch.firstSequence + batch.signals.length - 1;
  return { ...outbox, [to]: acknowledgeItems(queue, lastSequence) };
}

/**
 * Keeps the signals for a peer who was not in the room when a batch arrived at the server, unless they have come since:
 * the response and the event come by different ways through the page.
 */
export function holdQueue(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  return queue === undefined
    ? outbox
    : { ...outbox, [to]: { ...resetItemsInFlight(queue), isHeld: !queue.hasReturned } };
}

/** Continues sending to a peer who is back. */
export function releaseQueue(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  const hasReturned = queue.inFlightCount > 0;
  return { ...outbox, [to]: { ...queue, isHeld: false, hasReturned } };
}

/**
 * Drops the signals for a peer who is still in the room. Their sequence numbers are not used again: the
 * receiver would drop a second signal with the same number as a duplicate.
 */
export function discardQueue(outbox: Outbox, to: PeerId): Outbox {
  const queue = outbox[to];
  if (queue === undefined) return outbox;
  return { ...outbox, [to]: discardItems(queue) };
}

/** Removes the queue of a peer who has left. */
export function removeQueue(outbox: Outbox, peer: PeerId): Outbox {
  const { [peer]: _, ...rest } = outbox;
  return rest;
}

/** After the connection broke, nothing is in flight: everything is sent again. */
export function resetInFlight(outbox: Outbox): Outbox {
  return Object.fromEntries(
    Object.entries(outbox).map(([to, queue]) => [
      to,
      { ...resetItemsInFlight(queue), isHeld: false },
    ]),
  );
}
