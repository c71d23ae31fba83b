import { describe, expect, test } from 'vitest';
import { findInaccurateStatus, type StatusSample } from '../../scenarios/status-accuracy.ts';

/** Frames every 40 ms in a time range, including both ends. */
const framesBetween = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / 40) + 1 }, (_, index) => from + index * 40);

/** Video that is frozen from 4,000 to 8,000 ms. */
const frames = [...framesBetween(0, 4_000), ...framesBetween(8_000, 12_000)];

/** Status samples ten times a second in a time range, including both ends. */
const samplesBetween = (level: string, from: number, to: number): StatusSample[] =>
  Array.from({ length: Math.floor((to - from) / 100) + 1 }, (_, index) => ({
    at: from + index * 100,
    level,
  }));

describe('the status of a tile', () => {
  test.each(['connected', 'good', 'fair', 'poor'])('may be "%s" while video moves', (level) => {
    expect(findInaccurateStatus(frames, samplesBetween(level, 0, 4_000))).toBeUndefined();
  });

  test.each(['connected', 'good', 'fair', 'poor'])(
    'may be "%s" for 1.5 seconds after video froze, and less than half a second longer',
    (level) => {
      expect(findInaccurateStatus(frames, samplesBetween(level, 3_000, 6_000))).toBeUndefined();
      expect(findInaccurateStatus(frames, samplesBetween(level, 3_000, 6_100))).toContain(
        `"${level}"`,
      );
    },
  );

  test.each(['waiting', 'connecting', 'audioOnly', 'reconnecting', 'lost'])(
    'may be "%s" until video has moved for two seconds, and less than half a second longer',
    (level) => {
      expect(findInaccurateStatus(frames, samplesBetween(level, 5_000, 9_900))).toBeUndefined();
      expect(findInaccurateStatus(frames, samplesBetween(level, 5_000, 10_500))).toContain(
        `"${level}"`,
      );
    },
  );

  test('may be "reconnecting" while frames arrive with gaps', () => {
    const framesWithGaps = frames.filter((frame) => frame % 600 === 0);
    expect(
      findInaccurateStatus(framesWithGaps, samplesBetween('reconnecting', 2_100, 4_000)),
    ).toBeUndefined();
  });

  test('may change between accurate levels', () => {
    const samples = [
      ...samplesBetween('good', 3_000, 5_500),
      ...samplesBetween('reconnecting', 5_600, 9_000),
      ...samplesBetween('connected', 9_100, 12_000),
    ];
    expect(findInaccurateStatus(frames, samples)).toBeUndefined();
  });

  test('is inaccurate also when it changes between inaccurate levels', () => {
    const samples = [
      ...samplesBetween('fair', 6_000, 6_200),
      ...samplesBetween('good', 6_300, 6_600),
    ];
    expect(findInaccurateStatus(frames, samples)).toContain('"good"');
  });

  test('is not checked before the first frame', () => {
    expect(findInaccurateStatus([], samplesBetween('connected', 0, 5_000))).toBeUndefined();
  });
});
