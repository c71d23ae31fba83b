import type { EncodingLimit } from './sender-parameters.ts';

/**
 * The height, in lines, of the video that a new connection sends first. A browser starts with a bitrate of
 * a few hundred kbit/s, at which large first frames are slow to encode, send and decode, or are dropped.
 */
const initialHeight = 360;

/** The limit that reduces a camera's video to the initial height. */
export function getStartupLimit(
  camera: Pick<MediaStreamTrack, 'getSettings'> | null,
): EncodingLimit {
  const height = camera?.getSettings().height ?? 0;
  return { scaleResolutionDownBy: Math.max(1, height / initialHeight) };
}
