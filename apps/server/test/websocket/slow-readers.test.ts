import { expect, test } from 'vitest';
import { SlowReaders } from '../../src/websocket/slow-readers.ts';

const kibibyte = 1_024;

function createReader(kibibytes: number) {
  const reasons: string[] = [];
  const unsentBytes = kibibytes * kibibyte;
  return { unsentBytes, reasons, closeForReason: (reason: string) => reasons.push(reason) };
}

test('the slowest connections are closed where all together buffer too much', () => {
  const readers = new SlowReaders(1_000 * kibibyte);
  const slow = createReader(300);
  const slowest = createReader(500);
  const last = createReader(250);
  for (const reader of [slow, slowest, last]) readers.add(reader);
  expect(slowest.reasons).toEqual(['too-slow']);
  expect(slow.reasons).toEqual([]);
  expect(last.reasons).toEqual([]);
});

test('connections that have caught up or closed do not count', () => {
  const readers = new SlowReaders(1_000 * kibibyte);
  const caughtUp = createReader(900);
  const closed = createReader(900);
  readers.add(caughtUp);
  caughtUp.unsentBytes = 0;
  readers.add(closed);
  readers.delete(closed);
  const slow = createReader(900);
  readers.add(slow);
  expect([caughtUp, closed, slow].flatMap(({ reasons }) => reasons)).toEqual([]);
});
