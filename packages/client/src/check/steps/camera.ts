import type { CheckResults, StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import { delay, pollUntil } from '../wait.ts';

/** How many frames have to arrive, and within how many milliseconds. */
const requiredFrames = { count: 5, timeoutMs: 8_000 } as const;
/** How long the user sees their own video at least, in milliseconds. */
const minDisplayMs = 1_500;
/** A frame without a brighter pixel is black, as when the lens is covered. */
const darkBrightness = 0.08;

/** Checks whether the camera delivers frames, and whether they are black. */
export async function checkCamera(
  { platform, streams }: Pick<CheckRun, 'platform' | 'streams'>,
  { permission }: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'camera'>> {
  const state = permission?.finding?.camera ?? 'denied';
  const stream = streams.getLocal('camera');
  if (state !== 'live') return createIssueResult('camera', 'failed', state);
  if (stream === null) return createIssueResult('camera', 'failed', 'no-frames');
  using analyzer = platform.analyzeVideo(stream);
  const label = stream.getVideoTracks()[0]?.label ?? '';
  const hasEnoughFrames = () => analyzer.getFrameCount() >= requiredFrames.count;
  if (!(await pollUntil(hasEnoughFrames, requiredFrames.timeoutMs, signal))) {
    return createIssueResult('camera', 'failed', 'no-frames');
  }
  await delay(minDisplayMs, signal);
  const finding = { label, width: analyzer.width, height: analyzer.height };
  return analyzer.getMaxBrightness() < darkBrightness
    ? createIssueResult('camera', 'warned', 'black-frames', finding)
    : createPassedResult('camera', finding);
}
