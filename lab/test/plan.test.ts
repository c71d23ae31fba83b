import { describe, expect, test } from 'vitest';
import { networkKinds } from '../network/router.ts';
import { readOptions } from '../options.ts';
import { createPlan } from '../plan.ts';
import { canBeDirect } from '../scenarios/meeting.ts';

const plan = (...args: string[]) => createPlan(readOptions(args));

describe('a run of the lab', () => {
  test('has every pair of kinds once, and Firefox', () => {
    const { meetings, disruptions, hasExpiry } = plan();
    const alike = meetings.filter(({ browsers }) => browsers === undefined);
    const pairs = new Set(alike.map(({ kinds }) => kinds.toSorted().join()));
    const count = Object.keys(networkKinds).length;
    expect(pairs.size).toBe((count * (count + 1)) / 2);
    expect(alike).toHaveLength(pairs.size);
    expect(meetings.some(({ browsers }) => browsers?.includes('firefox'))).toBe(true);
    expect(disruptions.length).toBeGreaterThan(0);
    expect(hasExpiry).toBe(true);
  });

  test('can be one part alone', () => {
    expect(plan('--only', 'expiry')).toEqual({ meetings: [], disruptions: [], hasExpiry: true });
  });

  test('can be short, and has something of each sort then', () => {
    const { meetings, disruptions } = plan('--short');
    expect(meetings.map(({ kinds }) => canBeDirect(kinds))).toEqual([true, false, false]);
    expect(disruptions).toHaveLength(1);
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
