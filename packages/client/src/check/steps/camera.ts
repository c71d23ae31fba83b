import type { StepResult, CheckResults } from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';
import { pollUntil, delay } from '../wait.ts';

/** How many pictures have to come, and within how many milliseconds. */
const requiredFrames = { count: 5, timeoutMs: 8_000 } as const;
/** How long the person sees their own picture at least, in milliseconds. */
const minDisplayMs = 1_500;
/** Where nothing on a picture is brighter than this, it is black: a lens that is covered. */
const darkBrightness = 0.08;

/** Whether the camera gives pictures, and whether anything is on them. */
export async function checkCamera(
  { platform, streams }: Pick<CheckRun, 'platform' | 'streams'>,
  { permission }: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'camera'>> {
  const state = permission?.finding?.camera ?? 'denied';
  const stream = streams.getLocal('camera');
  if (state !== 'live') return createIssueResult('camera', 'failed', state);
  if (stream === null) return createIssueResult('camera', 'failed', 'no-frames');
  using eye = platform.analyzeVideo(stream);
  const label = stream.getVideoTracks()[0]?.label ?? '';
  if (
    !(await pollUntil(
      () => eye.getFrameCount() >= requiredFrames.count,
      requiredFrames.timeoutMs,
      signal,
    ))
  ) {
    return createIssueResult('camera', 'failed', 'no-frames');
  }
  await delay(minDisplayMs, signal);
  const finding = { label, width: eye.width, height: eye.height };
  return eye.getMaxBrightness() < darkBrightness
    ? createIssueResult('camera', 'warned', 'black-frames', finding)
    : createPassedResult('camera', finding);
}
