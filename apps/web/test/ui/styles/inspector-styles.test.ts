import { expect, test } from 'vitest';
import tokens from '../../../src/ui/styles/tokens.css?raw';

/** The sources of the inspector; index.ts documents the properties. */
const sources: Readonly<Record<string, string>> = import.meta.glob(
  '../../../../../packages/inspector/src/**/*.{css,ts,tsx}',
  { eager: true, query: '?raw', import: 'default' },
);
const source = Object.values(sources).join('\n');

/** What the first group of a pattern matches in a text, without duplicates. */
const matchesOf = (pattern: RegExp, text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name)),
];

test('the page defines the custom properties that the inspector uses and documents', () => {
  const own = matchesOf(/'(--[\w-]+)':/g, source);
  const used = matchesOf(/var\((--[\w-]+)/g, source).filter((name) => !own.includes(name));
  expect(used.length).toBeGreaterThan(20);
  const defined = matchesOf(/^\s*(--[\w-]+):/gm, tokens);
  expect(used.filter((name) => !defined.includes(name))).toEqual([]);

  const documented = matchesOf(/`(--[\w-]+)`/g, source);
  const isSpace = (name: string) => name.startsWith('--space-');
  expect(documented.filter((name) => !used.includes(name))).toEqual([]);
  expect(used.filter((name) => !isSpace(name) && !documented.includes(name))).toEqual([]);
});
