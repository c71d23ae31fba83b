import type { PeerId } from '@visavis/protocol';
import type { CallSnapshot } from './snapshots.ts';

/**
 * The member whom a layout with one large picture shows: who speaks, or spoke last while nobody does. Null before
 * anybody has spoken. It changes at once when nobody was speaking, and after two seconds if somebody talks at the
 * same time, so the picture does not follow a short remark.
 *
 * @example
 * const large = activeSpeakerOf(call.actor.getSnapshot()) ?? firstMember;
 * @public
 */
export const activeSpeakerOf = ({ context }: CallSnapshot): PeerId | null =>
  context.speakers.active;

/**
 * The members who have spoken, without those who have left. Who started last comes first.
 *
 * @example
 * const firstPage = recentSpeakersOf(call.actor.getSnapshot()).slice(0, tilesPerPage);
 * @public
 */
export const recentSpeakersOf = ({ context }: CallSnapshot): readonly PeerId[] =>
  context.speakers.recent;

/**
 * Whether a member speaks at the moment: their voice arrives, and their profile says that the microphone is on.
 * It stays true for 0.8 seconds after the last sound, and does not change with every word.
 *
 * @example
 * const hasRing = isSpeaking(call.actor.getSnapshot(), member.id);
 * @public
 */
export const isSpeaking = ({ context }: CallSnapshot, id: PeerId): boolean =>
  context.speakers.speaking.includes(id);
