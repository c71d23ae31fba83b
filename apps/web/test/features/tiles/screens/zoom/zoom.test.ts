import { expect, test } from 'vitest';
import {
  maxScale,
  noZoom,
  panBy,
  zoomAt,
} from '../../../../../src/features/tiles/screens/zoom/zoom.ts';

const size = { width: 400, height: 200 };

test('the content under the pointer stays there', () => {
  const zoom = zoomAt(noZoom, { x: 100, y: 50 }, 2, size);
  expect(zoom).toEqual({ scale: 2, x: -100, y: -50 });
  const further = zoomAt(zoom, { x: 100, y: 50 }, 1.5, size);
  expect(further).toEqual({ scale: 3, x: -200, y: -100 });
});

test('the scale has limits', () => {
  expect(zoomAt(noZoom, { x: 0, y: 0 }, 100, size).scale).toBe(maxScale);
  expect(zoomAt(noZoom, { x: 10, y: 10 }, 0.5, size)).toEqual(noZoom);
});

test('the content cannot be moved out of the pane', () => {
  const zoom = zoomAt(noZoom, { x: 200, y: 100 }, 2, size);
  expect(panBy(zoom, { x: 5_000, y: 5_000 }, size)).toEqual({ scale: 2, x: 0, y: 0 });
  expect(panBy(zoom, { x: -5_000, y: -5_000 }, size)).toEqual({ scale: 2, x: -400, y: -200 });
  expect(panBy(noZoom, { x: -50, y: 20 }, size)).toEqual(noZoom);
});

test('zooming out near an edge leaves no gap', () => {
  const zoom = panBy(zoomAt(noZoom, { x: 0, y: 0 }, 4, size), { x: -1_200, y: -600 }, size);
  expect(zoomAt(zoom, { x: 0, y: 0 }, 0.5, size)).toEqual({ scale: 2, x: -400, y: -200 });
});
