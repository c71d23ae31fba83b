import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { notificationsText } from '../../text/messages/notifications.ts';

/** How many members who join or leave together are announced by name. */
const maxNamed = 3;

/** The properties of a member whose changes are announced. */
export interface AnnouncedMember {
  readonly id: string;
  readonly name: string;
  readonly hand: boolean;
  readonly screen: boolean;
}

/** Announces hands that were raised and screens that were shared since. */
function profileAnnouncements(
  before: readonly AnnouncedMember[],
  now: readonly AnnouncedMember[],
): readonly string[] {
  const text = useText(notificationsText);
  return now.flatMap(({ id, name, hand, screen }) => {
    const previous = before.find((member) => member.id === id);
    return [
      ...(hand && previous?.hand !== true ? [text.handRaised({ name })] : []),
      ...(screen && previous?.screen !== true ? [text.screenShared({ name })] : []),
    ];
  });
}

const without = (members: readonly AnnouncedMember[], others: readonly AnnouncedMember[]) =>
  members.filter(({ id }) => others.every((other) => other.id !== id));

/**
 * Describes what changed in a room, in sentences.
 *
 * @param before null at first: then those who are there have not just joined
 */
export function roomAnnouncements(
  before: readonly AnnouncedMember[] | null,
  now: readonly AnnouncedMember[],
): readonly string[] {
  const text = useText(notificationsText);
  if (before === null) {
    const names = useText(formatText).list(now.map(({ name }) => name));
    return now.length === 0
      ? [text.alone]
      : [text.here({ count: now.length, names }), ...profileAnnouncements([], now)];
  }
  const left = without(before, now);
  const joined = without(now, before);
  return [
    ...(left.length > maxNamed
      ? [text.manyLeft({ count: left.length })]
      : left.map(({ name }) => text.left({ name }))),
    ...(joined.length > maxNamed
      ? [text.manyJoined({ count: joined.length })]
      : joined.map(({ name }) => text.joined({ name }))),
    ...profileAnnouncements(before, now),
  ];
}
