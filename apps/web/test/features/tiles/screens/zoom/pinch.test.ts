import { expect, test } from 'vitest';
import { Pinch } from '../../../../../src/features/tiles/screens/zoom/pinch.ts';

test('one pointer moves the content', () => {
  const pinch = new Pinch();
  pinch.press(1, { x: 10, y: 10 });
  expect(pinch.move(1, { x: 30, y: 5 })).toEqual({
    pan: { x: 20, y: -5 },
    factor: 1,
    center: { x: 30, y: 5 },
  });
});

test('two pointers that move apart scale it around the point between them', () => {
  const pinch = new Pinch();
  pinch.press(1, { x: 100, y: 100 });
  pinch.press(2, { x: 200, y: 100 });
  expect(pinch.move(2, { x: 300, y: 100 })).toEqual({
    pan: { x: 50, y: 0 },
    factor: 2,
    center: { x: 200, y: 100 },
  });
});

test('a pointer that is not pressed does nothing', () => {
  const pinch = new Pinch();
  expect(pinch.move(1, { x: 10, y: 10 })).toBeNull();
  pinch.press(1, { x: 10, y: 10 });
  pinch.release(1);
  expect(pinch.move(1, { x: 20, y: 10 })).toBeNull();
});
