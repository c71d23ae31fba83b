import { expect, test } from 'vitest';
import { formatEntryTime } from '../../src/model/entry-time.ts';

test('a time has minutes, seconds and milliseconds', () => {
  expect(formatEntryTime(0)).toBe('0:00.000');
  expect(formatEntryTime(62_345.9)).toBe('1:02.345');
  expect(formatEntryTime(59_999.9)).toBe('0:59.999');
  expect(formatEntryTime(60_000_000)).toBe('1000:00.000');
});
