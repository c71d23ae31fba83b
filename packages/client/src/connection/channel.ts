import { Profile } from '@visavis/protocol';

/**
 * The data channel is negotiated, with an id that both sides know, so that none has to announce it
 * (RFC 8832 is not spoken).
 */
export const channelOptions = {
  negotiated: true,
  id: 0,
  ordered: true,
} as const satisfies RTCDataChannelInit;

/** The longest message that is read, in UTF-16 code units. A profile has a few hundred. */
const messageLimit = 4_096;

/** What a page writes to tell another what its person says of themselves. */
export function profileMessage(profile: Profile): string {
  return JSON.stringify({ type: 'profile', profile });
}

/** Reads a message of another page; null where it is nothing that this page knows. Peers believe nothing. */
export function readMessage(data: unknown): Profile | null {
  if (typeof data !== 'string' || data.length > messageLimit) return null;
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== 'object' || message === null) return null;
    if (!('type' in message) || message.type !== 'profile' || !('profile' in message)) return null;
    const profile = Profile.safeParse(message.profile);
    return profile.success ? profile.data : null;
  } catch {
    return null;
  }
}
