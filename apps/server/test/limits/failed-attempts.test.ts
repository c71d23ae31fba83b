import { describe, expect, test } from 'vitest';
import { FailedAttempts } from '../../src/limits/failed-attempts.ts';

/** Fails until no further attempt is allowed. Gives the number of failures. */
function failOn(tries: FailedAttempts, address: string, now: number): number {
  let failures = 0;
  while (tries.canAttempt(address, now) && failures < 1_000) {
    tries.recordFailure(address, now);
    failures += 1;
  }
  return failures;
}

describe('failed attempts', () => {
  test('allow ten failures at once, then one in six seconds', () => {
    const tries = new FailedAttempts();
    expect(failOn(tries, 'there', 0)).toBe(10);
    expect(tries.canAttempt('there', 5_900)).toBe(false);
    expect(failOn(tries, 'there', 6_000)).toBe(1);
    expect(failOn(tries, 'there', 66_000)).toBe(10);
  });

  test('of one address do not affect another', () => {
    const tries = new FailedAttempts();
    failOn(tries, 'there', 0);
    expect(tries.canAttempt('elsewhere', 0)).toBe(true);
  });

  test('are kept for the addresses that failed last, up to a limit', () => {
    const tries = new FailedAttempts();
    failOn(tries, 'first', 0);
    failOn(tries, 'second', 0);
    tries.recordFailure('first', 0);
    for (let n = 0; n < 9_999; n += 1) tries.recordFailure(`one of many ${n}`, 0);
    expect(tries.canAttempt('first', 0)).toBe(false);
    expect(tries.canAttempt('second', 0)).toBe(true);
  });
});
