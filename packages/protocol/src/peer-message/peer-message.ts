import * as z from 'zod/mini';
import { comparisonMessages } from '../comparison/messages.ts';
import { isDeeperThan } from '../limits/json-depth.ts';
import { limits } from '../limits/limits.ts';
import { PeerId } from '../ids/ids.ts';
import { Lock } from '../private-room/lock.ts';
import { RoomSecret } from '../private-room/room-secret.ts';
import { Profile } from '../room/member.ts';

const sequence = z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER));

/**
 * Identifies one numbering of reliable messages: the time at which the sender created its queue, in
 * milliseconds since 1970. A reloaded page starts a new stream.
 */
const stream = z.int().check(z.minimum(1), z.maximum(limits.maxGeneration));

/** The newest profile of the sender. The receiver keeps the profile with the highest revision. */
const ProfileMessage = z.object({ type: z.literal('profile'), profile: Profile });

/**
 * The newest link of a private room. Whoever receives it uses it if the lock is newer than the one it knows, and sends
 * it on to those of `members` who do not have it yet.
 */
export const LinkMessage = z.object({
  type: z.literal('link'),
  secret: RoomSecret,
  lock: Lock,
  /** Those who were members for the owner when the link was changed. Nobody else receives it from the others. */
  members: z.array(PeerId).check(z.maxLength(limits.maxLinkMembers)),
});
export type LinkMessage = z.infer<typeof LinkMessage>;

/**
 * What the sender wants of the receiver, over this connection: without the message, everything. Only these two learn of
 * it; the profile, which everybody sees, has `receivesVideo` for all members.
 */
const WantedMessage = z.object({
  type: z.literal('wanted'),
  /** Whether the receiver should send the video of its camera. */
  video: z.boolean(),
});

/** What the sender has to say, alone or within a batch. A new kind of message is added here. */
export const PeerContent = z.discriminatedUnion('type', [
  ProfileMessage,
  LinkMessage,
  WantedMessage,
]);
export type PeerContent = z.infer<typeof PeerContent>;

/** The first message on a new control channel: the optional features that the sender supports. */
const HelloMessage = z.object({
  type: z.literal('hello'),
  capabilities: z
    .array(z.string().check(z.minLength(1), z.maxLength(limits.maxCapabilityLength)))
    .check(z.maxLength(limits.maxCapabilities)),
});

/**
 * Reliable content, numbered without gaps from `firstSequence`. The receiver acknowledges it. Each element
 * is parsed on its own, so that content of an unknown type is acknowledged and ignored.
 */
export const BatchMessage = z.object({
  type: z.literal('batch'),
  stream,
  firstSequence: sequence,
  messages: z.array(z.unknown()).check(z.minLength(1), z.maxLength(limits.maxMessagesPerBatch)),
});
export type BatchMessage = z.infer<typeof BatchMessage>;

/** Everything up to `lastSequence` of this stream has been received. */
const AcknowledgementMessage = z.object({
  type: z.literal('acknowledgement'),
  stream,
  lastSequence: sequence,
});

/** A message on the control channel between two pages. */
export const PeerMessage = z.discriminatedUnion('type', [
  HelloMessage,
  ProfileMessage,
  WantedMessage,
  BatchMessage,
  AcknowledgementMessage,
  ...comparisonMessages,
]);
export type PeerMessage = z.infer<typeof PeerMessage>;

/** Whether the data of a `message` event is short enough to be parsed. */
export const isReadablePeerData = (data: unknown): data is string =>
  typeof data === 'string' && data.length <= limits.maxPeerMessageLength;

/** Parses a message of another page; null for an unknown type, and for everything that is not valid. */
export function parsePeerMessage(data: unknown): PeerMessage | null {
  if (!isReadablePeerData(data)) return null;
  try {
    const json: unknown = JSON.parse(data);
    return isDeeperThan(json, limits.maxJsonDepth)
      ? null
      : (PeerMessage.safeParse(json).data ?? null);
  } catch {
    return null;
  }
}

/** Parses one element of a batch; null for an unknown type, and for everything that is not valid. */
export const parsePeerContent = (value: unknown): PeerContent | null =>
  PeerContent.safeParse(value).data ?? null;
