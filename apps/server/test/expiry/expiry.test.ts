import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Expiry } from '../../src/expiry/expiry.ts';

describe('keys', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('expire in time, with one timer for all', () => {
    const expired: string[] = [];
    using expiry = new Expiry<string>(100, (key) => expired.push(key));
    expiry.add('a');
    vi.advanceTimersByTime(60);
    expiry.add('b');
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(40);
    expect(expired).toEqual(['a']);
    vi.advanceTimersByTime(60);
    expect(expired).toEqual(['a', 'b']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('start again when they are added again, and never expire when they were deleted', () => {
    const expired: string[] = [];
    using expiry = new Expiry<string>(100, (key) => expired.push(key));
    expiry.add('a');
    expiry.add('b');
    vi.advanceTimersByTime(60);
    expiry.add('a');
    expiry.delete('b');
    vi.advanceTimersByTime(60);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(expired).toEqual(['a']);
    expect(expiry.size).toBe(0);
  });

  test('expire in time where that is longer than the maximum of a timer', () => {
    const day = 24 * 3_600_000;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const expired: string[] = [];
    using expiry = new Expiry<string>(30 * day, (key) => expired.push(key));
    expiry.add('a');
    vi.advanceTimersByTime(1_000);
    expect(timers).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30 * day - 1_001);
    expect(expired).toEqual([]);
    expect(timers).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1);
    expect(expired).toEqual(['a']);
  });

  test('can be added and deleted while others expire', () => {
    const expired: string[] = [];
    using expiry: Expiry<string> = new Expiry<string>(100, (key) => {
      expired.push(key);
      expiry.delete('b');
      if (expired.length === 1) expiry.add('c');
    });
    expiry.add('a');
    expiry.add('b');
    vi.advanceTimersByTime(300);
    expect(expired).toEqual(['a', 'c']);
  });
});
