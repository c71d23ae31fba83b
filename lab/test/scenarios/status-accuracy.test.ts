import { describe, expect, test } from 'vitest';
import { findInaccurateStatus, type StatusSample } from '../../scenarios/status-accuracy.ts';

/** Pictures every 40 ms within a time, both ends included. */
const pictures = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / 40) + 1 }, (_, index) => from + index * 40);

/** A picture that stands still from 4,000 to 8,000. */
const frames = [...pictures(0, 4_000), ...pictures(8_000, 12_000)];

/** What a tile says ten times a second within a time, both ends included. */
const says = (level: string, from: number, to: number): StatusSample[] =>
  Array.from({ length: Math.floor((to - from) / 100) + 1 }, (_, index) => ({
    at: from + index * 100,
    level,
  }));

describe('what a tile says of a picture', () => {
  test.each(['connected', 'good', 'fair', 'poor'])('may be "%s" while it moves', (level) => {
    expect(findInaccurateStatus(frames, says(level, 0, 4_000))).toBeUndefined();
  });

  test.each(['connected', 'good', 'fair', 'poor'])(
    'may be "%s" for a second and a half after it has stopped, and be late by less than half a second',
    (level) => {
      expect(findInaccurateStatus(frames, says(level, 3_000, 6_000))).toBeUndefined();
      expect(findInaccurateStatus(frames, says(level, 3_000, 6_100))).toContain(`"${level}"`);
    },
  );

  test.each(['connecting', 'audioOnly', 'reconnecting', 'lost'])(
    'may be "%s" until it has moved for two seconds, and be late by less than half a second',
    (level) => {
      expect(findInaccurateStatus(frames, says(level, 5_000, 9_900))).toBeUndefined();
      expect(findInaccurateStatus(frames, says(level, 5_000, 10_500))).toContain(`"${level}"`);
    },
  );

  test('may be "reconnecting" where pictures come haltingly', () => {
    const halting = frames.filter((frame) => frame % 600 === 0);
    expect(findInaccurateStatus(halting, says('reconnecting', 2_100, 4_000))).toBeUndefined();
  });

  test('may change from one thing to another that is true', () => {
    const sayings = [
      ...says('good', 3_000, 5_500),
      ...says('reconnecting', 5_600, 9_000),
      ...says('connected', 9_100, 12_000),
    ];
    expect(findInaccurateStatus(frames, sayings)).toBeUndefined();
  });

  test('is untrue also where it is one thing after the other', () => {
    const sayings = [...says('fair', 6_000, 6_200), ...says('good', 6_300, 6_600)];
    expect(findInaccurateStatus(frames, sayings)).toContain('"good"');
  });

  test('is not judged before there was a picture', () => {
    expect(findInaccurateStatus([], says('connected', 0, 5_000))).toBeUndefined();
  });
});
