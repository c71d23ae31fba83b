import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ticker } from '../../src/peer-connection/ticker.ts';

const interval = 100;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('all tasks run at every tick of one timer until they are removed', () => {
  const ticker = new Ticker(interval);
  const done: string[] = [];
  const removeFirst = ticker.add(() => done.push('first'));
  vi.advanceTimersByTime(interval);
  const removeSecond = ticker.add(() => done.push('second'));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(interval);
  removeFirst();
  vi.advanceTimersByTime(interval);
  removeSecond();
  expect(vi.getTimerCount()).toBe(0);
  expect(done).toEqual(['first', 'first', 'second', 'second']);
});

test('the timer starts again for a task that is added later', () => {
  const ticker = new Ticker(interval);
  ticker.add(() => {})();
  let ticks = 0;
  ticker.add(() => (ticks += 1));
  vi.advanceTimersByTime(interval);
  expect(ticks).toBe(1);
});

test('a task that another one removes does not run in the same tick', () => {
  const ticker = new Ticker(interval);
  const done: string[] = [];
  ticker.add(() => {
    done.push('first');
    removeSecond();
  });
  const removeSecond = ticker.add(() => done.push('second'));
  vi.advanceTimersByTime(interval);
  expect(done).toEqual(['first']);
});
