import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { notificationsText } from '../../text/messages/notifications.ts';

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
      ? []
      : [text.here({ count: now.length, names }), ...profileAnnouncements([], now)];
  }
  return [
    ...without(before, now).map(({ name }) => text.left({ name })),
    ...without(now, before).map(({ name }) => text.joined({ name })),
    ...profileAnnouncements(before, now),
  ];
}
