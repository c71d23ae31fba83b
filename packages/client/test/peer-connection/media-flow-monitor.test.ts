import type { FlowState } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  MediaFlowMonitor,
  pollIntervalMs,
  pollsPerSample,
} from '../../src/peer-connection/media-flow-monitor.ts';
import { Ticker } from '../../src/peer-connection/ticker.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A receiver on which something arrives when it is told. */
function createReceiver() {
  let last: number | null = null;
  return {
    getSynchronizationSources: () =>
      last === null ? [] : [{ timestamp: last, rtpTimestamp: 0, source: 1 }],
    arrive: () => (last = (last ?? 0) + 1),
  };
}

/** A watch over sound and picture, and what it has reported. */
function createMonitor() {
  const reports: FlowState[] = [];
  const sound = createReceiver();
  const picture = createReceiver();
  let bytes = 0;
  let isOverloaded = false;
  const watch = new MediaFlowMonitor({
    bytesReceived: async () => (isOverloaded ? (bytes += 1) : bytes),
    ticker: new Ticker(pollIntervalMs),
    receivers: () => [{ getSynchronizationSources: () => [] }, sound, picture],
    videoReceiver: () => picture,
    report: (state) => reports.push(state),
  });
  watch.run(true);
  const glances = (count: number) => vi.advanceTimersByTimeAsync(count * pollIntervalMs);
  return {
    watch,
    reports,
    /** Sound arrives before each glance of so many looks, and mostly a picture before each look. */
    async flow(looks: number, { withPicture = true } = {}) {
      for (let n = 0; n < looks * pollsPerSample; n += 1) {
        sound.arrive();
        if (withPicture && n % pollsPerSample === 0) picture.arrive();
        await vi.advanceTimersByTimeAsync(pollIntervalMs);
      }
    },
    /** Nothing does. */
    rest: (looks: number) => glances(looks * pollsPerSample),
    glances,
    /** Packets come, and the machine is too slow to make anything of them. */
    overload: () => (isOverloaded = true),
  };
}

const audioOnly = { withPicture: false };

describe('what arrives', () => {
  test('is reported when it begins, once', async () => {
    const all = createMonitor();
    await all.rest(10);
    expect(all.reports).toEqual([]);
    await all.flow(20);
    expect(all.reports).toEqual(['receiving']);
  });

  test('is reported to have stopped after the fifth glance that finds nothing new', async () => {
    const all = createMonitor();
    await all.flow(10);
    await all.glances(4);
    expect(all.reports).toEqual(['receiving']);
    await all.glances(1);
    expect(all.reports).toEqual(['receiving', 'stalled']);
    await all.rest(100);
    await all.flow(2);
    expect(all.reports).toEqual(['receiving', 'stalled', 'audioOnly', 'receiving']);
  });

  test('is not called silent where packets come and the machine cannot follow', async () => {
    const all = createMonitor();
    await all.flow(10);
    all.overload();
    await all.rest(100);
    expect(all.reports).toEqual(['receiving']);
  });

  test('is given longer where it was never steady', async () => {
    const all = createMonitor();
    for (let n = 0; n < 5; n += 1) {
      await all.flow(1);
      await all.rest(4);
    }
    expect(all.reports).toEqual(['receiving']);
    await all.rest(10);
    expect(all.reports).toEqual(['receiving']);
    await all.rest(1);
    expect(all.reports).toEqual(['receiving', 'stalled']);
  });

  test('has to be steady again after a silence', async () => {
    const all = createMonitor();
    await all.flow(10);
    await all.rest(3);
    await all.flow(1);
    await all.rest(5);
    expect(all.reports).toEqual(['receiving', 'stalled', 'audioOnly']);
  });

  test('is back after a silence when the picture is, if there was one', async () => {
    const all = createMonitor();
    await all.flow(10);
    await all.rest(10);
    await all.flow(10, audioOnly);
    expect(all.reports).toEqual(['receiving', 'stalled', 'audioOnly']);
    await all.flow(1);
    await all.flow(1, audioOnly);
    expect(all.reports.at(-1)).toBe('audioOnly');
    await all.flow(2);
    expect(all.reports).toEqual(['receiving', 'stalled', 'audioOnly', 'receiving']);
  });

  test('is sound only where a picture that came steadily stands still', async () => {
    const all = createMonitor();
    await all.flow(10);
    await all.flow(6, audioOnly);
    expect(all.reports).toEqual(['receiving']);
    await all.flow(1, audioOnly);
    expect(all.reports).toEqual(['receiving', 'audioOnly']);
    await all.flow(2);
    expect(all.reports).toEqual(['receiving', 'audioOnly', 'receiving']);
  });

  test('is sound only where there never was a picture, and whole with the first one', async () => {
    const all = createMonitor();
    await all.flow(30, audioOnly);
    await all.rest(10);
    await all.flow(30, audioOnly);
    expect(all.reports).toEqual(['audioOnly', 'stalled', 'audioOnly']);
    await all.flow(1);
    expect(all.reports.at(-1)).toBe('receiving');
  });

  test('may fall silent again before the picture is back', async () => {
    const all = createMonitor();
    await all.flow(10);
    await all.rest(10);
    await all.flow(1, audioOnly);
    await all.rest(15);
    expect(all.reports).toEqual(['receiving', 'stalled', 'audioOnly', 'stalled']);
  });

  test('is not watched before it is asked for, nor after the end', async () => {
    const all = createMonitor();
    await all.flow(10);
    all.watch[Symbol.dispose]();
    await all.rest(100);
    expect(all.reports).toEqual(['receiving']);
    expect(vi.getTimerCount()).toBe(0);
    all.watch.run(true);
    await all.rest(2);
    expect(all.reports).toEqual(['receiving']);
  });
});
