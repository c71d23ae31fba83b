import type { ResultOf, Results } from '@visavis/machines/check';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';
import { becomes, pause } from '../wait.ts';

/** How many pictures have to come, and within how many milliseconds. */
const wanted = { frames: 5, within: 8_000 } as const;
/** How long the person sees their own picture at least, in milliseconds. */
const shown = 1_500;
/** Where nothing on a picture is brighter than this, it is black: a lens that is covered. */
const dark = 0.08;

/** Whether the camera gives pictures, and whether anything is on them. */
export async function lookAtCamera(
  { platform, streams }: Pick<CheckRun, 'platform' | 'streams'>,
  { permission }: Results,
  signal: AbortSignal,
): Promise<ResultOf<'camera'>> {
  const state = permission?.finding?.camera ?? 'denied';
  const stream = streams.own('camera');
  if (state !== 'live') return ended('camera', 'failed', state);
  if (stream === null) return ended('camera', 'failed', 'no-frames');
  using eye = platform.lookAt(stream);
  const label = stream.getVideoTracks()[0]?.label ?? '';
  if (!(await becomes(() => eye.frames() >= wanted.frames, wanted.within, signal))) {
    return ended('camera', 'failed', 'no-frames');
  }
  await pause(shown, signal);
  const finding = { label, width: eye.width, height: eye.height };
  return eye.brightest() < dark
    ? ended('camera', 'warned', 'dark', finding)
    : passed('camera', finding);
}
