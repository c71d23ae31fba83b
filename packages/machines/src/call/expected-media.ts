import type { Profile } from '@visavis/protocol';

/** What a peer sends of microphone and camera. @public */
export type SentMedia = Pick<Profile, 'microphone' | 'camera'>;

/**
 * What should arrive from a member: what its profile says that it sends, without the video that this member does
 * not want.
 *
 * @example
 * const { camera } = expectedMedia(member.profile, context.profile);
 * @public
 */
export const expectedMedia = (
  sent: SentMedia,
  { receivesVideo }: Pick<Profile, 'receivesVideo'>,
): SentMedia => ({ microphone: sent.microphone, camera: sent.camera && receivesVideo });
