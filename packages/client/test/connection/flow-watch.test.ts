import type { FlowState } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FlowWatch, glanceInterval, glancesInLook } from '../../src/connection/flow-watch.ts';
import { Ticker } from '../../src/connection/ticker.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A receiver on which something arrives when it is told. */
function receiver() {
  let last: number | null = null;
  return {
    getSynchronizationSources: () =>
      last === null ? [] : [{ timestamp: last, rtpTimestamp: 0, source: 1 }],
    arrive: () => (last = (last ?? 0) + 1),
  };
}

/** A watch over sound and picture, and what it has reported. */
function watched() {
  const reports: FlowState[] = [];
  const sound = receiver();
  const picture = receiver();
  let bytes = 0;
  let isOverloaded = false;
  const watch = new FlowWatch({
    bytesReceived: async () => (isOverloaded ? (bytes += 1) : bytes),
    ticker: new Ticker(glanceInterval),
    receivers: () => [{ getSynchronizationSources: () => [] }, sound, picture],
    picture: () => picture,
    report: (state) => reports.push(state),
  });
  watch.run(true);
  const glances = (count: number) => vi.advanceTimersByTimeAsync(count * glanceInterval);
  return {
    watch,
    reports,
    /** Sound arrives before each glance of so many looks, and mostly a picture before each look. */
    async flow(looks: number, { withPicture = true } = {}) {
      for (let n = 0; n < looks * glancesInLook; n += 1) {
        sound.arrive();
        if (withPicture && n % glancesInLook === 0) picture.arrive();
        await vi.advanceTimersByTimeAsync(glanceInterval);
      }
    },
    /** Nothing does. */
    rest: (looks: number) => glances(looks * glancesInLook),
    glances,
    /** Packets come, and the machine is too slow to make anything of them. */
    overload: () => (isOverloaded = true),
  };
}

const soundOnly = { withPicture: false };

describe('what arrives', () => {
  test('is reported when it begins, once', async () => {
    const all = watched();
    await all.rest(10);
    expect(all.reports).toEqual([]);
    await all.flow(20);
    expect(all.reports).toEqual(['flowing']);
  });

  test('is reported to have stopped after the fifth glance that finds nothing new', async () => {
    const all = watched();
    await all.flow(10);
    await all.glances(4);
    expect(all.reports).toEqual(['flowing']);
    await all.glances(1);
    expect(all.reports).toEqual(['flowing', 'silent']);
    await all.rest(100);
    await all.flow(2);
    expect(all.reports).toEqual(['flowing', 'silent', 'heard', 'flowing']);
  });

  test('is not called silent where packets come and the machine cannot follow', async () => {
    const all = watched();
    await all.flow(10);
    all.overload();
    await all.rest(100);
    expect(all.reports).toEqual(['flowing']);
  });

  test('is given longer where it was never steady', async () => {
    const all = watched();
    for (let n = 0; n < 5; n += 1) {
      await all.flow(1);
      await all.rest(4);
    }
    expect(all.reports).toEqual(['flowing']);
    await all.rest(10);
    expect(all.reports).toEqual(['flowing']);
    await all.rest(1);
    expect(all.reports).toEqual(['flowing', 'silent']);
  });

  test('has to be steady again after a silence', async () => {
    const all = watched();
    await all.flow(10);
    await all.rest(3);
    await all.flow(1);
    await all.rest(5);
    expect(all.reports).toEqual(['flowing', 'silent', 'heard']);
  });

  test('is back after a silence when the picture is, if there was one', async () => {
    const all = watched();
    await all.flow(10);
    await all.rest(10);
    await all.flow(10, soundOnly);
    expect(all.reports).toEqual(['flowing', 'silent', 'heard']);
    await all.flow(1);
    await all.flow(1, soundOnly);
    expect(all.reports.at(-1)).toBe('heard');
    await all.flow(2);
    expect(all.reports).toEqual(['flowing', 'silent', 'heard', 'flowing']);
  });

  test('is sound only where a picture that came steadily stands still', async () => {
    const all = watched();
    await all.flow(10);
    await all.flow(6, soundOnly);
    expect(all.reports).toEqual(['flowing']);
    await all.flow(1, soundOnly);
    expect(all.reports).toEqual(['flowing', 'heard']);
    await all.flow(2);
    expect(all.reports).toEqual(['flowing', 'heard', 'flowing']);
  });

  test('is sound only where there never was a picture, and whole with the first one', async () => {
    const all = watched();
    await all.flow(30, soundOnly);
    await all.rest(10);
    await all.flow(30, soundOnly);
    expect(all.reports).toEqual(['heard', 'silent', 'heard']);
    await all.flow(1);
    expect(all.reports.at(-1)).toBe('flowing');
  });

  test('may fall silent again before the picture is back', async () => {
    const all = watched();
    await all.flow(10);
    await all.rest(10);
    await all.flow(1, soundOnly);
    await all.rest(15);
    expect(all.reports).toEqual(['flowing', 'silent', 'heard', 'silent']);
  });

  test('is not watched before it is asked for, nor after the end', async () => {
    const all = watched();
    await all.flow(10);
    all.watch[Symbol.dispose]();
    await all.rest(100);
    expect(all.reports).toEqual(['flowing']);
    expect(vi.getTimerCount()).toBe(0);
    all.watch.run(true);
    await all.rest(2);
    expect(all.reports).toEqual(['flowing']);
  });
});
