/**
 * The camera quality that the user can choose; `auto` depends on the number of receivers.
 *
 * @public
 */
export const mediaQualities = ['auto', '1080p', '720p', '360p'] as const;

/** One of the {@link mediaQualities}. @public */
export type MediaQuality = (typeof mediaQualities)[number];

/**
 * The height of the camera video in pixels, at up to 30 frames per second and 16:9. In a mesh the video is
 * encoded and uploaded once for each receiver, so `auto` lowers the height as the room fills. With no receivers
 * it is also lower, to leave the processor free for connecting to the first one.
 *
 * @param receiverCount from 0
 * @example
 * const height = captureHeight('auto', 1); // 1080
 * @public
 */
export function captureHeight(quality: MediaQuality, receiverCount: number): number {
  if (quality === '1080p') return 1080;
  if (quality === '720p') return 720;
  if (quality === '360p') return 360;
  if (receiverCount === 0) return 720;
  if (receiverCount === 1) return 1080;
  return receiverCount <= 3 ? 720 : 360;
}
