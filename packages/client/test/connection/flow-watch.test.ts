import type { FlowState } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FlowWatch, lookInterval } from '../../src/connection/flow-watch.ts';
import { Ticker } from '../../src/connection/ticker.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A watch over one receiver, and what it has reported. */
function watched() {
  const reports: FlowState[] = [];
  let last: number | null = null;
  const receiver = {
    getSynchronizationSources: () =>
      last === null ? [] : [{ timestamp: last, rtpTimestamp: 0, source: 1 }],
  };
  const watch = new FlowWatch({
    ticker: new Ticker(lookInterval),
    receivers: () => [{ getSynchronizationSources: () => [] }, receiver],
    report: (state) => reports.push(state),
  });
  watch.run(true);
  return {
    watch,
    reports,
    /** Something arrives before each of so many looks. */
    flow(looks: number) {
      for (let n = 0; n < looks; n += 1) {
        last = (last ?? 0) + 1;
        vi.advanceTimersByTime(lookInterval);
      }
    },
    /** Nothing does. */
    rest: (looks: number) => void vi.advanceTimersByTime(looks * lookInterval),
  };
}

describe('what arrives', () => {
  test('is reported when it begins, once', () => {
    const all = watched();
    all.rest(10);
    expect(all.reports).toEqual([]);
    all.flow(20);
    expect(all.reports).toEqual(['flowing']);
  });

  test('is reported to have stopped after the third look that finds nothing new', () => {
    const all = watched();
    all.flow(10);
    all.rest(2);
    expect(all.reports).toEqual(['flowing']);
    all.rest(1);
    expect(all.reports).toEqual(['flowing', 'silent']);
    all.rest(100);
    all.flow(1);
    expect(all.reports).toEqual(['flowing', 'silent', 'flowing']);
  });

  test('is given longer where it was never steady', () => {
    const all = watched();
    for (let n = 0; n < 5; n += 1) {
      all.flow(1);
      all.rest(4);
    }
    expect(all.reports).toEqual(['flowing']);
    all.rest(10);
    expect(all.reports).toEqual(['flowing']);
    all.rest(1);
    expect(all.reports).toEqual(['flowing', 'silent']);
  });

  test('has to be steady again after a silence', () => {
    const all = watched();
    all.flow(10);
    all.rest(3);
    all.flow(1);
    all.rest(5);
    expect(all.reports).toEqual(['flowing', 'silent', 'flowing']);
  });

  test('is not watched before it is asked for, nor after the end', () => {
    const all = watched();
    all.flow(10);
    all.watch[Symbol.dispose]();
    all.rest(100);
    expect(all.reports).toEqual(['flowing']);
    expect(vi.getTimerCount()).toBe(0);
    all.watch.run(true);
    all.rest(2);
    expect(all.reports).toEqual(['flowing']);
  });
});
