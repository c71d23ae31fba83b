import { describe, expect, test } from 'vitest';
import {
  nextVoiceActivity,
  noVoice,
  silentAfterMs,
  voiceLevels,
} from '../../src/voice/voice-activity.ts';

const sampleMs = 100;
const loud = voiceLevels.speaking;
/** Between the two thresholds. */
const soft = voiceLevels.silent;
const quiet = voiceLevels.silent / 2;

/** Whether someone speaks after these levels. */
const isSpeakingAfter = (...levels: readonly number[]) =>
  levels.reduce((activity, level) => nextVoiceActivity(activity, level, sampleMs), noVoice)
    .isSpeaking;

const repeat = (level: number, count: number) => Array.from({ length: count }, () => level);
const samplesUntilSilent = silentAfterMs / sampleMs;

describe('a voice', () => {
  test('starts with the second loud sample in a row', () => {
    expect(isSpeakingAfter(loud)).toBe(false);
    expect(isSpeakingAfter(loud, loud)).toBe(true);
  });

  test('is no knock, however often', () => {
    expect(isSpeakingAfter(loud, quiet, loud, quiet, loud, soft, loud)).toBe(false);
  });

  test('goes on while it is soft, but does not start so', () => {
    expect(isSpeakingAfter(...repeat(soft, 20))).toBe(false);
    expect(isSpeakingAfter(loud, loud, ...repeat(soft, 20))).toBe(true);
  });

  test('goes on during a pause between words', () => {
    const pause = repeat(quiet, samplesUntilSilent - 1);
    expect(isSpeakingAfter(loud, loud, ...pause, soft, ...pause)).toBe(true);
  });

  test('ends after a longer pause, and has to start again', () => {
    const end = repeat(quiet, samplesUntilSilent);
    expect(isSpeakingAfter(loud, loud, ...end)).toBe(false);
    expect(isSpeakingAfter(loud, loud, ...end, loud)).toBe(false);
    expect(isSpeakingAfter(loud, loud, ...end, loud, loud)).toBe(true);
  });
});
