import { describe, expect, test } from 'vitest';
import { kinds } from '../network/router.ts';
import { readOptions } from '../options.ts';
import { planFor } from '../plan.ts';
import { canBeDirect } from '../scenarios/meeting.ts';

const plan = (...args: string[]) => planFor(readOptions(args));

describe('a run of the lab', () => {
  test('has every pair of kinds once, and Firefox', () => {
    const { meetings, troubles, hasExpiry } = plan();
    const alike = meetings.filter(({ browsers }) => browsers === undefined);
    const pairs = new Set(alike.map(({ kinds }) => kinds.toSorted().join()));
    const count = Object.keys(kinds).length;
    expect(pairs.size).toBe((count * (count + 1)) / 2);
    expect(alike).toHaveLength(pairs.size);
    expect(meetings.some(({ browsers }) => browsers?.includes('firefox'))).toBe(true);
    expect(troubles.length).toBeGreaterThan(0);
    expect(hasExpiry).toBe(true);
  });

  test('can be one part alone', () => {
    expect(plan('--only', 'expiry')).toEqual({ meetings: [], troubles: [], hasExpiry: true });
  });

  test('can be short, and has something of each sort then', () => {
    const { meetings, troubles } = plan('--short');
    expect(meetings.map(({ kinds }) => canBeDirect(kinds))).toEqual([true, false, false]);
    expect(troubles).toHaveLength(1);
  });

  test.each([[['--only', 'dinner']], [['--rounds', '0']], [['--short', '--write']]])(
    'is not begun with %j',
    (args) => {
      expect(() => readOptions(args)).toThrow(/^--(only|rounds|short) /);
    },
  );
});

describe('two homes', () => {
  test.each([
    ['cone', 'cone', true],
    ['cone', 'dual', true],
    ['ipv6', 'dual', true],
    ['cone', 'ipv6', false],
    ['symmetric', 'dual', false],
    ['cone', 'no-udp', false],
  ] as const)('of the kinds %s and %s reach each other directly: %s', (first, second, isDirect) => {
    expect(canBeDirect([first, second])).toBe(isDirect);
    expect(canBeDirect([second, first])).toBe(isDirect);
  });
});
