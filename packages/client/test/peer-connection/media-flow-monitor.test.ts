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

/** A receiver to which packets arrive when `arrive` is called. */
function createReceiver() {
  let last: number | null = null;
  let requestCount = 0;
  return {
    /** How often it was asked. */
    get requestCount() {
      return requestCount;
    },
    getSynchronizationSources: () => {
      requestCount += 1;
      return last === null ? [] : [{ timestamp: last, rtpTimestamp: 0, source: 1 }];
    },
    arrive: () => (last = (last ?? 0) + 1),
  };
}

/** A monitor with an audio and a video receiver, and its reports. */
function createMonitor() {
  const reports: FlowState[] = [];
  const audio = createReceiver();
  const video = createReceiver();
  let bytes = 0;
  let isOverloaded = false;
  const monitor = new MediaFlowMonitor({
    bytesReceived: async () => (isOverloaded ? (bytes += 1) : bytes),
    ticker: new Ticker(pollIntervalMs),
    receivers: () => [{ getSynchronizationSources: () => [] }, audio, video],
    videoReceiver: () => video,
    report: (state) => reports.push(state),
  });
  monitor.run(true);
  const poll = (count: number) => vi.advanceTimersByTimeAsync(count * pollIntervalMs);
  return {
    monitor,
    reports,
    video,
    /** Audio arrives before each poll, and video before each sample unless it is turned off. */
    async receive(samples: number, { hasVideo = true } = {}) {
      for (let n = 0; n < samples * pollsPerSample; n += 1) {
        audio.arrive();
        if (hasVideo && n % pollsPerSample === 0) video.arrive();
        await vi.advanceTimersByTimeAsync(pollIntervalMs);
      }
    },
    /** Nothing arrives. */
    pause: (samples: number) => poll(samples * pollsPerSample),
    poll,
    /** From now on bytes arrive, and the machine is too slow to play anything. */
    overload: () => (isOverloaded = true),
  };
}

const audioOnly = { hasVideo: false };

describe('the media flow', () => {
  test('is reported once when it starts', async () => {
    const flow = createMonitor();
    await flow.pause(10);
    expect(flow.reports).toEqual([]);
    await flow.receive(20);
    expect(flow.reports).toEqual(['receiving']);
  });

  test('is stalled after the fifth poll without new packets', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    await flow.poll(4);
    expect(flow.reports).toEqual(['receiving']);
    await flow.poll(1);
    expect(flow.reports).toEqual(['receiving', 'stalled']);
    await flow.pause(100);
    await flow.receive(2);
    expect(flow.reports).toEqual(['receiving', 'stalled', 'audioOnly', 'receiving']);
  });

  test('is not stalled while bytes arrive at an overloaded machine', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    flow.overload();
    await flow.pause(100);
    expect(flow.reports).toEqual(['receiving']);
  });

  test('stalls later if it was never steady', async () => {
    const flow = createMonitor();
    for (let n = 0; n < 5; n += 1) {
      await flow.receive(1);
      await flow.pause(4);
    }
    expect(flow.reports).toEqual(['receiving']);
    await flow.pause(10);
    expect(flow.reports).toEqual(['receiving']);
    await flow.pause(1);
    expect(flow.reports).toEqual(['receiving', 'stalled']);
  });

  test('has to become steady again after a stall', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    await flow.pause(3);
    await flow.receive(1);
    await flow.pause(5);
    expect(flow.reports).toEqual(['receiving', 'stalled', 'audioOnly']);
  });

  test('is back after a stall when video is, if there was any', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    await flow.pause(10);
    await flow.receive(10, audioOnly);
    expect(flow.reports).toEqual(['receiving', 'stalled', 'audioOnly']);
    await flow.receive(1);
    await flow.receive(1, audioOnly);
    expect(flow.reports.at(-1)).toBe('audioOnly');
    await flow.receive(2);
    expect(flow.reports).toEqual(['receiving', 'stalled', 'audioOnly', 'receiving']);
  });

  test('is audio only when steady video stops', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    await flow.receive(6, audioOnly);
    expect(flow.reports).toEqual(['receiving']);
    await flow.receive(1, audioOnly);
    expect(flow.reports).toEqual(['receiving', 'audioOnly']);
    await flow.receive(2);
    expect(flow.reports).toEqual(['receiving', 'audioOnly', 'receiving']);
  });

  test('is audio only without video, and complete with the first frame', async () => {
    const flow = createMonitor();
    await flow.receive(30, audioOnly);
    await flow.pause(10);
    await flow.receive(30, audioOnly);
    expect(flow.reports).toEqual(['audioOnly', 'stalled', 'audioOnly']);
    await flow.receive(1);
    expect(flow.reports.at(-1)).toBe('receiving');
  });

  test('may stall again before video is back', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    await flow.pause(10);
    await flow.receive(1, audioOnly);
    await flow.pause(15);
    expect(flow.reports).toEqual(['receiving', 'stalled', 'audioOnly', 'stalled']);
  });

  test('is monitored by the first receiver with new packets, and by video once in each sample', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    expect(flow.video.requestCount).toBe(10);
  });

  test('is not monitored after disposal', async () => {
    const flow = createMonitor();
    await flow.receive(10);
    flow.monitor[Symbol.dispose]();
    await flow.pause(100);
    expect(flow.reports).toEqual(['receiving']);
    expect(vi.getTimerCount()).toBe(0);
    flow.monitor.run(true);
    await flow.pause(2);
    expect(flow.reports).toEqual(['receiving']);
  });
});
