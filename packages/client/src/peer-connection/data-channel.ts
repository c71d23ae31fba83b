import { Profile } from '@visavis/protocol';

/**
 * The data channel is negotiated, with an id that both sides know, so that none has to announce it
 * (RFC 8832 is not spoken).
 */
export const dataChannelOptions = {
  negotiated: true,
  id: 0,
  ordered: true,
} as const satisfies RTCDataChannelInit;

/** The longest message that is read, in UTF-16 code units. A profile has a few hundred. */
const maxMessageLength = 4_096;

/** Milliseconds from one look at a peer's messages to the next. People change what they say by pressing buttons. */
const profileIntervalMs = 100;

/** How many of a peer's messages wait for the next look. Of more, the oldest are dropped unread. */
const maxQueuedMessages = 16;

/** What a page writes to tell another what its person says of themselves. */
export function encodeProfileMessage(profile: Profile): string {
  return JSON.stringify({ type: 'profile', profile });
}

const isReadable = (data: unknown): data is string =>
  typeof data === 'string' && data.length <= maxMessageLength;

/** Reads a message of another page; null where it is nothing that this page knows. Peers believe nothing. */
export function parseProfileMessage(data: unknown): Profile | null {
  if (!isReadable(data)) return null;
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

/**
 * Passes on what another page says of its person: the first profile at once, then at most one in each
 * `pace`, which is the newest by its revision of those that came meanwhile. However much the page writes,
 * a few of its messages are read in that time and no more.
 *
 * @param signal ends it, whatever still waits
 */
export function listenForProfiles(
  channel: Pick<RTCDataChannel, 'addEventListener'>,
  pass: (profile: Profile) => void,
  signal: AbortSignal,
): void {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer = undefined;
    if (waiting.length === 0) return;
    const newest = findNewestProfile(waiting);
    waiting = [];
    timer = setTimeout(look, profileIntervalMs);
    if (newest !== null) pass(newest);
  };
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if (!isReadable(data)) return;
      waiting = [...waiting.slice(1 - maxQueuedMessages), data];
      if (timer === undefined) look();
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

function findNewestProfile(messages: readonly string[]): Profile | null {
  return messages.map(parseProfileMessage).reduce((newest, profile) => {
    if (newest === null || profile === null) return newest ?? profile;
    return profile.revision > newest.revision ? profile : newest;
  }, null);
}
