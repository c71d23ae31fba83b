import { emojiCount } from '@visavis/protocol';
import { expect, test } from 'vitest';
import { emoji } from '../../../src/features/trust/emoji.ts';
import { emojiText } from '../../../src/text/messages/emoji.ts';

test('there is an emoji for every number, and each has a character and a name of its own', () => {
  expect(emoji).toHaveLength(emojiCount);
  expect(new Set(emoji.map(({ character }) => character)).size).toBe(emojiCount);
  const names = emojiText.read();
  expect(new Set(emoji.map(({ name }) => names[name].toLowerCase())).size).toBe(emojiCount);
  expect(Object.keys(names)).toHaveLength(emojiCount);
});

test('each character is one emoji', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { character } of emoji) {
    expect([...segmenter.segment(character)]).toHaveLength(1);
    expect(character).toMatch(/^\p{RGI_Emoji}$/v);
  }
});

test('the order of the list is part of the protocol', () => {
  expect([0, 1, 31, 32, 62, 63].map((number) => emoji[number]?.name)).toEqual([
    'dog',
    'cat',
    'robot',
    'hat',
    'folder',
    'pin',
  ]);
});
