import type { Member, PeerId, Profile } from '@visavis/protocol';
import type { CallContext } from './types.ts';

/** What a peer sends of microphone and camera. @public */
export type SentMedia = Pick<Profile, 'microphone' | 'camera'>;

/**
 * Whether the user wants the video of a member's camera: that of everybody, and that of this member.
 *
 * @example
 * if (isVideoWanted(snapshot.context, member.id)) console.log('Its video should arrive.');
 * @public
 */
export const isVideoWanted = (
  { profile, unwantedVideos }: Pick<CallContext, 'profile' | 'unwantedVideos'>,
  id: PeerId,
): boolean => profile.receivesVideo && !unwantedVideos.includes(id);

/**
 * What should arrive from a member: what its profile says that it sends, without the video that the user does not want.
 *
 * @example
 * const { camera } = expectedMedia(member, snapshot.context);
 * @public
 */
export const expectedMedia = (
  { id, profile: { microphone, camera } }: Pick<Member, 'id' | 'profile'>,
  context: Pick<CallContext, 'profile' | 'unwantedVideos'>,
): SentMedia => ({ microphone, camera: camera && isVideoWanted(context, id) });
