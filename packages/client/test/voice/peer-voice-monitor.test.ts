import type { VoiceState } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pollIntervalMs } from '../../src/peer-connection/media-flow-monitor.ts';
import { Ticker } from '../../src/peer-connection/ticker.ts';
import { reportOf } from '../support/stats-reports.ts';
import { PeerVoiceMonitor } from '../../src/voice/peer-voice-monitor.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What a receiver gives while it has no levels: Safari's value for all audio, or nothing. */
type Meaningless = 0.000001 | undefined;

const speech = 0.05;

/** A monitor of a receiver to which a packet arrives before each poll, and its reports. */
function createMonitor({ meaningless }: { readonly meaningless?: Meaningless | null } = {}) {
  const reports: VoiceState[] = [];
  let timestamp = 0;
  let level = 0;
  let isSending = true;
  let statsCount = 0;
  let totalAudioEnergy = 0;
  let totalSamplesDuration = 0;
  const monitor = new PeerVoiceMonitor({
    ticker: new Ticker(pollIntervalMs),
    receiver: () => ({
      getSynchronizationSources: () => {
        const audioLevel = meaningless === null ? level : meaningless;
        const source = { source: 1, rtpTimestamp: 0, timestamp };
        return timestamp === 0
          ? []
          : [audioLevel === undefined ? source : { ...source, audioLevel }];
      },
    }),
    getStats: async () => {
      statsCount += 1;
      return reportOf([
        {
          type: 'inbound-rtp',
          id: 'a',
          kind: 'audio',
          mid: '0',
          totalAudioEnergy,
          totalSamplesDuration,
        },
      ]);
    },
    report: (state) => reports.push(state),
  });
  return {
    monitor,
    reports,
    readStatsCount: () => statsCount,
    /** Time passes, with this level. */
    async hear(nextLevel: number, durationMs: number) {
      level = nextLevel;
      for (let ms = 0; ms < durationMs; ms += pollIntervalMs) {
        if (isSending) timestamp += pollIntervalMs;
        const seconds = pollIntervalMs / 1_000;
        totalAudioEnergy += level ** 2 * seconds;
        totalSamplesDuration += seconds;
        await vi.advanceTimersByTimeAsync(pollIntervalMs);
      }
    },
    mute: () => (isSending = false),
  };
}

describe('a voice', () => {
  test('is reported when it starts and when it ends', async () => {
    const voice = createMonitor({ meaningless: null });
    await voice.hear(0, 1_000);
    expect(voice.reports).toEqual([]);
    await voice.hear(speech, 3_000);
    expect(voice.reports).toEqual(['speaking']);
    await voice.hear(0, 3_000);
    expect(voice.reports).toEqual(['speaking', 'silent']);
  });

  test('ends when packets stop arriving, although the last one was loud', async () => {
    const voice = createMonitor({ meaningless: null });
    await voice.hear(speech, 1_000);
    voice.mute();
    await voice.hear(speech, 1_000);
    expect(voice.reports).toEqual(['speaking', 'silent']);
  });

  test.each([0.000001, undefined] as const)(
    'is heard from the statistics where the level of every packet is %s',
    async (meaningless) => {
      const voice = createMonitor({ meaningless });
      await voice.hear(0, 1_000);
      await voice.hear(speech, 2_000);
      expect(voice.reports).toEqual(['speaking']);
      await voice.hear(0, 2_000);
      expect(voice.reports).toEqual(['speaking', 'silent']);
    },
  );

  test('is not taken from the statistics where packets have levels, or do not arrive', async () => {
    const voice = createMonitor({ meaningless: null });
    await voice.hear(speech, 300);
    const countBefore = voice.readStatsCount();
    await voice.hear(0, 10_000);
    expect(voice.readStatsCount()).toBe(countBefore);
    const muted = createMonitor();
    muted.mute();
    await muted.hear(speech, 10_000);
    expect(muted.readStatsCount()).toBe(0);
  });

  test('is not monitored after disposal', async () => {
    const voice = createMonitor({ meaningless: null });
    voice.monitor[Symbol.dispose]();
    await voice.hear(speech, 1_000);
    expect(voice.reports).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
