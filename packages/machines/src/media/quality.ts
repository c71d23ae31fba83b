/** How large a picture the person wishes to send; `auto` follows the number of people. */
export const mediaQualities = ['auto', '1080p', '720p', '360p'] as const;
export type MediaQuality = (typeof mediaQualities)[number];

/**
 * The height to capture the camera in, in lines, at up to 30 frames a second and 16:9. In a mesh the same
 * picture is encoded and uploaded once for each other person, so `auto` shrinks it as the room fills. Alone,
 * and while a first connection is being made, it leaves the processor free for that.
 *
 * @param others how many people it is sent to, from 0
 */
export function captureHeight(quality: MediaQuality, others: number): number {
  if (quality === '1080p') return 1080;
  if (quality === '720p') return 720;
  if (quality === '360p') return 360;
  if (others === 0) return 720;
  if (others === 1) return 1080;
  return others <= 3 ? 720 : 360;
}
