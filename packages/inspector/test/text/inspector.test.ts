import { expect, test } from 'vitest';
import { inspectorText } from '../../src/text/inspector.ts';

test('a time has minutes, seconds and milliseconds', () => {
  expect(inspectorText.time(0)).toBe('0:00.000');
  expect(inspectorText.time(62_345.9)).toBe('1:02.345');
});
