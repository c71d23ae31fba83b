import { createEffect, createRoot } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import { createFormats, defineText, formatText, timeAgo } from '../src/index.ts';
import { useText } from '../src/use-text.ts';

const greeting = defineText(({ plural }) => ({
  hello: 'Hello',
  people: ({ count }: { readonly count: number }) =>
    `${count} ${plural(count, { one: 'person', other: 'people' })}`,
  group: { title: 'Title' },
}));

/** Russian has more plural forms than English. */
const russian = createFormats('ru');
const translation: ReturnType<typeof greeting.read> = {
  hello: 'Привет',
  people: ({ count }) =>
    `${count} ${russian.plural(count, { one: 'человек', few: 'человека', other: 'человек' })}`,
  group: { title: 'Заголовок' },
};

afterEach(() => {
  greeting.translate(null);
  formatText.translate(null);
});

test('messages are English until they are translated', () => {
  expect(greeting.read().hello).toBe('Hello');
  greeting.translate(translation);
  expect(greeting.read().people({ count: 3 })).toBe('3 человека');
  greeting.translate(null);
  expect(greeting.read().people({ count: 1 })).toBe('1 person');
});

test('what displays a message displays it again when the language changes', () => {
  const shown: string[] = [];
  const dispose = createRoot((dispose) => {
    const text = useText(greeting);
    createEffect(() => {
      shown.push(`${text.hello}, ${text.group.title}`);
    });
    return dispose;
  });
  greeting.translate(translation);
  dispose();
  expect(shown).toEqual(['Hello, Title', 'Привет, Заголовок']);
});

test('lists follow the language', () => {
  expect(useText(formatText).list([])).toBe('');
  expect(useText(formatText).list(['Ana'])).toBe('Ana');
  expect(useText(formatText).list(['Ana', 'Ben', 'Cleo'])).toBe('Ana, Ben, and Cleo');
  formatText.translate(russian);
  expect(useText(formatText).list(['Ana', 'Ben', 'Cleo'])).toBe('Ana, Ben и Cleo');
});

test.each([
  [0, '0 sec. ago'],
  [59_999, '59 sec. ago'],
  [60_000, '1 min. ago'],
  [7_200_000, '2 hr. ago'],
  [172_800_000, '2 days ago'],
])('%i ms ago is displayed as "%s"', (milliseconds, text) => {
  expect(timeAgo(formatText.read(), milliseconds)).toBe(text);
});
