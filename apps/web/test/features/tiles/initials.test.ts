import { expect, test } from 'vitest';
import { hueOf, initials } from '../../../src/features/tiles/initials.ts';

test.each([
  ['Ana', 'A'],
  ['ana maria lopez', 'AL'],
  ['  Zoë  ', 'Z'],
  ['🦊 fox', '🦊F'],
  ['', ''],
])('%j has the initials %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('a name has the same hue everywhere, within the circle', () => {
  expect(hueOf('Ana')).toBe(hueOf('Ana'));
  expect(hueOf('A name that is rather long')).toBeLessThan(360);
});
