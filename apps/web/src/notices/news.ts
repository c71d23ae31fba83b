import { noticeWords } from '../words/notices.ts';

/** What of a person is worth telling when it changes. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly hand: boolean;
  readonly screen: boolean;
}

/** What has changed between two looks at a room, in sentences. */
export function news(before: readonly Seen[], now: readonly Seen[]): readonly string[] {
  const gone = before.filter(({ id }) => now.every((person) => person.id !== id));
  return [
    ...gone.map(({ name }) => noticeWords.left(name)),
    ...now.flatMap((person) => {
      const known = before.find(({ id }) => id === person.id);
      return [
        ...(known === undefined ? [noticeWords.joined(person.name)] : []),
        ...(person.hand && known?.hand !== true ? [noticeWords.handRaised(person.name)] : []),
        ...(person.screen && known?.screen !== true ? [noticeWords.screenShared(person.name)] : []),
      ];
    }),
  ];
}
