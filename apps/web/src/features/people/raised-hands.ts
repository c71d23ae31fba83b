import type { Member } from '@visavis/client';

/** Somebody whose hand may be raised. */
interface Participant {
  readonly id: string;
  readonly profile: Pick<Member['profile'], 'hand'>;
}

/**
 * Whose hands are raised, in the order in which this page has seen it.
 *
 * @param before the result for the participants before
 */
export function raisedHands(
  before: readonly string[],
  participants: readonly Participant[],
): readonly string[] {
  const raised = participants.filter(({ profile }) => profile.hand).map(({ id }) => id);
  const still = before.filter((id) => raised.includes(id));
  return [...still, ...raised.filter((id) => !before.includes(id))];
}
