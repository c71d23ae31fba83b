import { describe, expect, test } from 'vitest';
import { networkKinds } from '../network/router.ts';
import { readOptions } from '../options.ts';
import { createPlan } from '../plan.ts';
import { canBeDirect } from '../scenarios/meeting.ts';

const plan = (...args: string[]) => createPlan(readOptions(args));

describe('the plan of a lab run', () => {
  test('contains every pair of network kinds once, and Firefox', () => {
    const { meetings, disruptions, hasExpiry } = plan();
    const chromiumPairs = meetings.filter(({ browsers }) => browsers === undefined);
    const pairs = new Set(chromiumPairs.map(({ kinds }) => kinds.toSorted().join()));
    const count = Object.keys(networkKinds).length;
    expect(pairs.size).toBe((count * (count + 1)) / 2);
    expect(chromiumPairs).toHaveLength(pairs.size);
    expect(meetings.some(({ browsers }) => browsers?.includes('firefox'))).toBe(true);
    expect(disruptions.length).toBeGreaterThan(0);
    expect(hasExpiry).toBe(true);
  });

  test('can contain one part only', () => {
    expect(plan('--only', 'expiry')).toEqual({ meetings: [], disruptions: [], hasExpiry: true });
  });

  test('can be short', () => {
    const { meetings, disruptions } = plan('--short');
    expect(meetings.map(({ kinds }) => canBeDirect(kinds))).toEqual([true, false, false]);
    expect(disruptions).toHaveLength(1);
  });

  test.each([[['--only', 'dinner']], [['--rounds', '0']], [['--short', '--write']]])(
    'is rejected for the options %j',
    (args) => {
      expect(() => readOptions(args)).toThrow(/^--(only|rounds|short) /);
    },
  );
});

describe('two home networks', () => {
  test.each([
    ['cone', 'cone', true],
    ['cone', 'dual', true],
    ['ipv6', 'dual', true],
    ['cone', 'ipv6', false],
    ['symmetric', 'dual', false],
    ['cone', 'no-udp', false],
  ] as const)('of the kinds %s and %s can connect directly: %s', (first, second, isDirect) => {
    expect(canBeDirect([first, second])).toBe(isDirect);
    expect(canBeDirect([second, first])).toBe(isDirect);
  });
});
