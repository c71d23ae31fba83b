import type { CheckResults, StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import { delay } from '../wait.ts';

/** How long the audio is sampled, in milliseconds. The minimum lets the user see the level move. */
const sampling = { minMs: 2_000, maxMs: 8_000, intervalMs: 50 } as const;
/** The amplitude of speech, 0 to 1. */
const speechAmplitude = 0.02;

/** Checks whether the microphone hears anything. Only a muted microphone delivers complete silence. */
export async function checkMicrophone(
  { platform, streams }: Pick<CheckRun, 'platform' | 'streams'>,
  { permission }: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'microphone'>> {
  const state = permission?.finding?.microphone ?? 'denied';
  const stream = streams.getLocal('microphone');
  if (state !== 'live') return createIssueResult('microphone', 'failed', state);
  if (stream === null) return createIssueResult('microphone', 'failed', 'muted');
  using analyzer = platform.analyzeAudio(stream);
  const label = stream.getAudioTracks()[0]?.label ?? '';
  let peakAmplitude: number | null = null;
  for (let elapsedMs = 0; elapsedMs < sampling.maxMs; elapsedMs += sampling.intervalMs) {
    await delay(sampling.intervalMs, signal);
    const amplitude = analyzer.getPeakAmplitude();
    if (amplitude !== null) peakAmplitude = Math.max(peakAmplitude ?? 0, amplitude);
    const hasSpeech = peakAmplitude !== null && peakAmplitude >= speechAmplitude;
    if (elapsedMs >= sampling.minMs && hasSpeech) break;
  }
  // The browser blocked audio processing, so nothing is known about the microphone.
  if (peakAmplitude === null) return createIssueResult('microphone', 'warned', 'silent');
  const finding = { label, peakAmplitude };
  if (peakAmplitude === 0) return createIssueResult('microphone', 'failed', 'muted', finding);
  return peakAmplitude < speechAmplitude
    ? createIssueResult('microphone', 'warned', 'silent', finding)
    : createPassedResult('microphone', finding);
}
