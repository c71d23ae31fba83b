import type { PeerId } from '@visavis/protocol';
import type { CallSnapshot, MediaSnapshot } from './snapshots.ts';

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

/** What the user's own microphone hears. @public */
export type OwnVoice = 'silent' | 'speaking' | 'speakingWhileMuted';

/**
 * Whether the user speaks, and whether anybody can hear it. `silent` while the microphone is off, and while nobody
 * else is in the room, because it is not measured then.
 *
 * @example
 * const showsHint = ownVoiceOf(media) === 'speakingWhileMuted'; // "You are muted"
 * @public
 */
export function ownVoiceOf(media: MediaSnapshot | undefined): OwnVoice {
  const voice = media?.value.voice ?? 'off';
  const state = voice === 'off' ? 'silent' : voice.measured;
  return state === 'goingOnWhileMuted' ? 'silent' : state;
}
