import { describe, expect, it } from 'vitest';
import {
  acknowledgeItems,
  createSendQueue,
  discardItems,
  markItemsInFlight,
  resetItemsInFlight,
  updateUnattempted,
  type SendQueue,
} from '../../src/index.ts';

const append = (queue: SendQueue<string>, item: string): SendQueue<string> =>
  updateUnattempted(queue, (items) => [...items, item]);

const queueOf = (...items: readonly string[]) => items.reduce(append, createSendQueue(1));

describe('a send queue', () => {
  it('numbers its items from 1', () => {
    expect(queueOf('a', 'b')).toMatchObject({ generation: 1, firstSequence: 1, items: ['a', 'b'] });
  });

  it('removes acknowledged items and continues their numbers', () => {
    const sent = markItemsInFlight(queueOf('a', 'b', 'c'), 2);
    const acknowledged = acknowledgeItems(sent, 2);
    expect(acknowledged).toMatchObject({ firstSequence: 3, items: ['c'], inFlightCount: 0 });
    expect(acknowledged.attemptedCount).toBe(0);
  });

  it('ignores an acknowledgement of items that are gone already', () => {
    const queue = acknowledgeItems(markItemsInFlight(queueOf('a', 'b'), 2), 2);
    expect(acknowledgeItems(queue, 1)).toEqual(queue);
  });

  it('keeps items in their positions once they have been sent', () => {
    const reset = resetItemsInFlight(markItemsInFlight(queueOf('a', 'b'), 1));
    expect(reset.inFlightCount).toBe(0);
    expect(updateUnattempted(reset, () => ['new']).items).toEqual(['a', 'new']);
  });

  it('never uses the numbers of discarded items again', () => {
    const discarded = discardItems(markItemsInFlight(queueOf('a', 'b'), 1));
    expect(append(discarded, 'c')).toMatchObject({ firstSequence: 3, items: ['c'] });
  });
});
