import { expect, test } from 'vitest';
import { formatAxisValue, formatPlotValue } from '../../src/text/plot-values.ts';

test.each([
  ['milliseconds', 24.4, '24 ms', '24.4 ms'],
  ['percent', 0.012, '1.2%', '1.2%'],
  ['percent', 0.05, '5.0%', '5%'],
  ['bitrate', 200_000, '200 kbit/s', '200 kbit'],
  ['bitrate', 2_000_000, '2.0 Mbit/s', '2 Mbit'],
  ['framesPerSecond', 29.97, '30 fps', '29.97'],
  ['pixels', 1_080, '1080 px', '1080'],
] as const)('%s: %d is displayed as %s, on an axis as %s', (unit, value, text, onAxis) => {
  expect([formatPlotValue(unit, value), formatAxisValue(unit, value)]).toEqual([text, onAxis]);
});

test('an unknown value is a dash', () => {
  expect(formatPlotValue('percent', null)).toBe('–');
});
