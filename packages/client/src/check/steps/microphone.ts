import type { ResultOf, Results } from '@visavis/machines/check';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';
import { pause } from '../wait.ts';

/** How long is listened, in milliseconds: at least, so that one sees it move, and at most. */
const listening = { least: 2_000, most: 8_000, interval: 50 } as const;
/** The amplitude of somebody who speaks, 0 to 1. */
const speech = 0.02;

/** Whether the microphone hears anything. A room is never as silent as a microphone that is switched off. */
export async function listenToMicrophone(
  { platform, streams }: Pick<CheckRun, 'platform' | 'streams'>,
  { permission }: Results,
  signal: AbortSignal,
): Promise<ResultOf<'microphone'>> {
  const state = permission?.finding?.microphone ?? 'denied';
  const stream = streams.own('microphone');
  if (state !== 'live') return ended('microphone', 'failed', state);
  if (stream === null) return ended('microphone', 'failed', 'muted');
  using ear = platform.listenTo(stream);
  const label = stream.getAudioTracks()[0]?.label ?? '';
  let loudest: number | null = null;
  for (let passed = 0; passed < listening.most; passed += listening.interval) {
    await pause(listening.interval, signal);
    const now = ear.loudest();
    if (now !== null) loudest = Math.max(loudest ?? 0, now);
    if (passed >= listening.least && loudest !== null && loudest >= speech) break;
  }
  // A browser that did not let us listen says nothing about the microphone.
  if (loudest === null) return ended('microphone', 'warned', 'silent');
  const finding = { label, loudest };
  if (loudest === 0) return ended('microphone', 'failed', 'muted', finding);
  return loudest < speech
    ? ended('microphone', 'warned', 'silent', finding)
    : passed('microphone', finding);
}
