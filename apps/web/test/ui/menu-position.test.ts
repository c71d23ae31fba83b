import { describe, expect, test } from 'vitest';
import { positionBeside } from '../../src/ui/menu-position.ts';

const edges = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** A row of buttons at the bottom, or a column of buttons at the right. */
const windows = {
  'a phone': {
    window: { width: 390, height: 844 },
    toolbar: edges(30, 788, 330, 48),
    button: edges(270, 788, 46, 48),
  },
  'a small phone': {
    window: { width: 320, height: 568 },
    toolbar: edges(10, 514, 300, 46),
    button: edges(218, 514, 46, 46),
  },
  'a phone on its side': {
    window: { width: 844, height: 390 },
    toolbar: edges(792, 30, 44, 330),
    button: edges(792, 270, 44, 44),
  },
  'a window at 400 % zoom': {
    window: { width: 320, height: 256 },
    toolbar: edges(268, 4, 44, 248),
    button: edges(268, 180, 44, 32),
  },
};

describe.each(Object.entries(windows))('on %s', (_, { window, toolbar, button }) => {
  test.each([
    { width: 200, height: 90 },
    { width: 260, height: 480 },
    { width: 300, height: 900 },
  ])('a menu of $width by $height is in the window and beside the toolbar', (size) => {
    const { left, top, maxWidth, maxHeight } = positionBeside(size, button, toolbar, window);
    const right = left + Math.min(size.width, maxWidth);
    const bottom = top + Math.min(size.height, maxHeight);
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(8);
    expect(right).toBeLessThanOrEqual(window.width - 8);
    expect(bottom).toBeLessThanOrEqual(window.height - 8);
    expect(bottom <= toolbar.top - 8 || right <= toolbar.left - 8).toBe(true);
  });
});

test('a menu is above the middle of its button if it fits there, and below if not', () => {
  const window = { width: 1_280, height: 800 };
  const size = { width: 200, height: 300 };
  const low = edges(600, 740, 40, 40);
  expect(positionBeside(size, low, low, window)).toMatchObject({ left: 520, top: 432 });
  const high = edges(1_200, 20, 30, 30);
  expect(positionBeside(size, high, high, window)).toMatchObject({ left: 1_072, top: 58 });
});
