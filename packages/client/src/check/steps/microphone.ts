import type { StepResult, CheckResults } from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';
import { delay } from '../wait.ts';

/** How long is listened, in milliseconds: at least, so that one sees it move, and at most. */
const sampling = { minMs: 2_000, maxMs: 8_000, intervalMs: 50 } as const;
/** The amplitude of somebody who speaks, 0 to 1. */
const speechAmplitude = 0.02;

/** Whether the microphone hears anything. A room is never as silent as a microphone that is switched off. */
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
  for (let passed = 0; passed < sampling.maxMs; passed += sampling.intervalMs) {
    await delay(sampling.intervalMs, signal);
    const now = analyzer.getPeakAmplitude();
    if (now !== null) peakAmplitude = Math.max(peakAmplitude ?? 0, now);
    if (passed >= sampling.minMs && peakAmplitude !== null && peakAmplitude >= speechAmplitude)
      break;
  }
  // A browser that did not let us listen says nothing about the microphone.
  if (peakAmplitude === null) return createIssueResult('microphone', 'warned', 'silent');
  const finding = { label, peakAmplitude };
  if (peakAmplitude === 0) return createIssueResult('microphone', 'failed', 'muted', finding);
  return peakAmplitude < speechAmplitude
    ? createIssueResult('microphone', 'warned', 'silent', finding)
    : createPassedResult('microphone', finding);
}
