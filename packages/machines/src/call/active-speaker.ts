import type { Member, PeerId } from '@visavis/protocol';

/** Who speaks, and who of them is the active speaker. All are other members; one's own voice is not among them. */
export interface Speakers {
  /** The members whose voice arrives, in the order in which they started to speak. */
  readonly heard: readonly PeerId[];
  /** Those of them whose microphone is on according to their profile. */
  readonly speaking: readonly PeerId[];
  /** Who speaks, or spoke last if nobody does; null until somebody has spoken. */
  readonly active: PeerId | null;
  /** Who started while the active speaker was speaking, and takes over after going on for `speakerTakeoverMs`. */
  readonly claims: readonly PeerId[];
  /** Everybody who has spoken; who started last comes first. */
  readonly recent: readonly PeerId[];
}

export const noSpeakers: Speakers = {
  heard: [],
  speaking: [],
  active: null,
  claims: [],
  recent: [],
};

/** The voice of a member starts or stops to arrive. {@link updateSpeakers} draws the conclusions. */
export function withVoice(speakers: Speakers, id: PeerId, isHeard: boolean): Speakers {
  if (speakers.heard.includes(id) === isHeard) return speakers;
  const others = speakers.heard.filter((other) => other !== id);
  return { ...speakers, heard: isHeard ? [...others, id] : others };
}

/**
 * Follows the voices, the microphones and the members. The active speaker keeps its place until it falls silent:
 * then who has been speaking for the longest time takes over at once, or the next to start. Whenever the active
 * speaker changes, the claims of the others lapse: they have to pause and start again. So two who talk at the
 * same time do not alternate.
 *
 * @returns the same object if nothing has changed
 */
export function updateSpeakers(before: Speakers, members: readonly Member[]): Speakers {
  const find = (id: PeerId | null) => members.find((member) => member.id === id);
  const isMember = (id: PeerId) => find(id) !== undefined;
  const heard = before.heard.filter(isMember);
  // The last packets of a microphone arrive after the news that it is off.
  const speaking = heard.filter((id) => find(id)?.profile.microphone);
  const started = speaking.filter((id) => !before.speaking.includes(id));
  const previous = find(before.active)?.id ?? null;
  const active =
    previous !== null && speaking.includes(previous) ? previous : (speaking[0] ?? previous);
  const claims =
    active === before.active
      ? [...before.claims, ...started].filter((id) => id !== active && speaking.includes(id))
      : [];
  const recent = [
    ...started.toReversed(),
    ...before.recent.filter((id) => isMember(id) && !started.includes(id)),
  ];
  const after = { heard, speaking, active, claims, recent };
  return JSON.stringify(after) === JSON.stringify(before) ? before : after;
}

/** Who has a claim, and has gone on for long enough, becomes the active speaker. */
export function takeOver(speakers: Speakers, id: PeerId): Speakers {
  return speakers.claims.includes(id) ? { ...speakers, active: id, claims: [] } : speakers;
}
