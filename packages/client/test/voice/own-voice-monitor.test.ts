import type { OwnVoiceReport } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AudioMeter } from '../../src/voice/audio-meter.ts';
import { OwnVoiceMonitor, ownVoiceIntervalMs } from '../../src/voice/own-voice-monitor.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A monitor whose meter gives one level, and its reports. */
function createMonitor() {
  const reports: OwnVoiceReport['type'][] = [];
  let level = 0;
  const dispose = vi.fn<() => void>();
  const meter: AudioMeter = { readLevel: () => level, [Symbol.dispose]: dispose };
  const monitor = new OwnVoiceMonitor(meter, ({ type }) => reports.push(type));
  return {
    monitor,
    reports,
    dispose,
    hear(nextLevel: number, samples: number) {
      level = nextLevel;
      vi.advanceTimersByTime(samples * ownVoiceIntervalMs);
    },
  };
}

describe('the own voice', () => {
  test('is reported when it starts and when it ends', () => {
    const voice = createMonitor();
    voice.hear(0, 10);
    voice.hear(0.1, 30);
    expect(voice.reports).toEqual(['voice.speaking']);
    voice.hear(0, 30);
    expect(voice.reports).toEqual(['voice.speaking', 'voice.silent']);
  });

  test('is not measured after disposal, and the meter is released', () => {
    const voice = createMonitor();
    voice.monitor[Symbol.dispose]();
    voice.hear(0.1, 30);
    expect(voice.reports).toEqual([]);
    expect(voice.dispose).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
