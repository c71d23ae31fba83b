import { expect, test } from 'vitest';
import { nearestCorner } from '../../../src/features/stage/nearest-corner.ts';

const stage = { width: 1000, height: 600 };
const tileAt = (left: number, top: number) => ({ left, top, width: 200, height: 100 });

test.each([
  [tileAt(20, 30), 'topStart'],
  [tileAt(700, 30), 'topEnd'],
  [tileAt(350, 400), 'bottomStart'],
  [tileAt(450, 400), 'bottomEnd'],
] as const)('a tile goes to the corner that its middle is nearest to', (tile, corner) => {
  expect(nearestCorner(tile, stage, false)).toBe(corner);
});

test('in a language written from right to left, lines start on the right', () => {
  expect(nearestCorner(tileAt(20, 30), stage, true)).toBe('topEnd');
});
