import { notificationText } from '../../text/notifications.ts';

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
  return now.flatMap(({ id, name, hand, screen }) => {
    const previous = before.find((member) => member.id === id);
    return [
      ...(hand && previous?.hand !== true ? [notificationText.handRaised(name)] : []),
      ...(screen && previous?.screen !== true ? [notificationText.screenShared(name)] : []),
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
  if (before === null) {
    const names = now.map(({ name }) => name);
    return names.length === 0
      ? []
      : [notificationText.here(names), ...profileAnnouncements([], now)];
  }
  return [
    ...without(before, now).map(({ name }) => notificationText.left(name)),
    ...without(now, before).map(({ name }) => notificationText.joined(name)),
    ...profileAnnouncements(before, now),
  ];
}
