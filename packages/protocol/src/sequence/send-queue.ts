/**
 * Items that wait for one receiver, numbered from 1 without gaps within one generation. Signals and
 * reliable peer messages use the same queue. All functions here are pure.
 */
export interface SendQueue<Item> {
  readonly generation: number;
  /** The sequence number of the first of `items`. */
  readonly firstSequence: number;
  readonly items: readonly Item[];
  /** How many items, from the front, have been sent and are not acknowledged yet. */
  readonly inFlightCount: number;
  /**
   * How many items, from the front, have been sent at least once. The receiver may have them under their
   * sequence numbers, so these items keep their positions.
   */
  readonly attemptedCount: number;
}

/** A queue that nothing has been added to. */
export const createSendQueue = (generation: number): SendQueue<never> => ({
  generation,
  firstSequence: 1,
  items: [],
  inFlightCount: 0,
  attemptedCount: 0,
});

/** Rearranges or extends the items that were never sent. */
export function updateUnattempted<Queue extends SendQueue<unknown>>(
  queue: Queue,
  update: (unattempted: Queue['items']) => Queue['items'],
): Queue {
  const attempted = queue.items.slice(0, queue.attemptedCount);
  return { ...queue, items: [...attempted, ...update(queue.items.slice(queue.attemptedCount))] };
}

/** Notes that the first `count` items have been sent. */
export function markItemsInFlight<Queue extends SendQueue<unknown>>(
  queue: Queue,
  count: number,
): Queue {
  return {
    ...queue,
    inFlightCount: count,
    attemptedCount: Math.max(queue.attemptedCount, count),
  };
}

/** Removes the items up to a sequence number, which the receiver has acknowledged. */
export function acknowledgeItems<Queue extends SendQueue<unknown>>(
  queue: Queue,
  lastSequence: number,
): Queue {
  const acknowledged = Math.max(0, lastSequence + 1 - queue.firstSequence);
  const count = Math.min(acknowledged, queue.items.length);
  return {
    ...queue,
    items: queue.items.slice(count),
    firstSequence: queue.firstSequence + count,
    inFlightCount: 0,
    attemptedCount: Math.max(0, queue.attemptedCount - count),
  };
}

/** Makes all items due for sending again, after the connection broke. */
export function resetItemsInFlight<Queue extends SendQueue<unknown>>(queue: Queue): Queue {
  return { ...queue, inFlightCount: 0 };
}

/**
 * Drops all items. Their sequence numbers are not used again: the receiver would take a second item with
 * the same number for a duplicate.
 */
export function discardItems<Queue extends SendQueue<unknown>>(queue: Queue): Queue {
  return {
    ...queue,
    firstSequence: queue.firstSequence + queue.items.length,
    items: [],
    inFlightCount: 0,
    attemptedCount: 0,
  };
}
