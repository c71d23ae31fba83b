import { noticeWords } from '../words/notices.ts';

/** What of a person is worth telling when it changes. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly hand: boolean;
  readonly screen: boolean;
}

/** What is up with people who were not known to do it: a hand, a screen. */
function actsOf(before: readonly Seen[], now: readonly Seen[]): readonly string[] {
  return now.flatMap(({ id, name, hand, screen }) => {
    const known = before.find((person) => person.id === id);
    return [
      ...(hand && known?.hand !== true ? [noticeWords.handRaised(name)] : []),
      ...(screen && known?.screen !== true ? [noticeWords.screenShared(name)] : []),
    ];
  });
}

const without = (some: readonly Seen[], others: readonly Seen[]) =>
  some.filter(({ id }) => others.every((other) => other.id !== id));

/**
 * What has changed between two looks at a room, in sentences. Without a look before, who is there: they
 * have not joined just now.
 */
export function news(before: readonly Seen[] | null, now: readonly Seen[]): readonly string[] {
  if (before === null) {
    const names = now.map(({ name }) => name);
    return names.length === 0 ? [] : [noticeWords.here(names), ...actsOf([], now)];
  }
  return [
    ...without(before, now).map(({ name }) => noticeWords.left(name)),
    ...without(now, before).map(({ name }) => noticeWords.joined(name)),
    ...actsOf(before, now),
  ];
}
