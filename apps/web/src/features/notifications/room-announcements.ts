import { notificationText } from '../../text/notifications.ts';

/** What of a person is worth telling when it changes. */
export interface AnnouncedMember {
  readonly id: string;
  readonly name: string;
  readonly hand: boolean;
  readonly screen: boolean;
}

/** What is up with people who were not known to do it: a hand, a screen. */
function announceActions(
  before: readonly AnnouncedMember[],
  now: readonly AnnouncedMember[],
): readonly string[] {
  return now.flatMap(({ id, name, hand, screen }) => {
    const known = before.find((person) => person.id === id);
    return [
      ...(hand && known?.hand !== true ? [notificationText.handRaised(name)] : []),
      ...(screen && known?.screen !== true ? [notificationText.screenShared(name)] : []),
    ];
  });
}

const withoutMembers = (some: readonly AnnouncedMember[], others: readonly AnnouncedMember[]) =>
  some.filter(({ id }) => others.every((other) => other.id !== id));

/**
 * What has changed between two looks at a room, in sentences. Without a look before, who is there: they
 * have not joined just now.
 */
export function roomAnnouncements(
  before: readonly AnnouncedMember[] | null,
  now: readonly AnnouncedMember[],
): readonly string[] {
  if (before === null) {
    const names = now.map(({ name }) => name);
    return names.length === 0 ? [] : [notificationText.here(names), ...announceActions([], now)];
  }
  return [
    ...withoutMembers(before, now).map(({ name }) => notificationText.left(name)),
    ...withoutMembers(now, before).map(({ name }) => notificationText.joined(name)),
    ...announceActions(before, now),
  ];
}
