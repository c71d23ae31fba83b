import { describe, expect, test } from 'vitest';
import {
  maxVisits,
  recordStates,
  type StateHistory,
} from '../../../src/call/history/state-history.ts';

const after = (
  ...values: readonly (readonly [at: number, value: Parameters<typeof recordStates>[1]])[]
) => values.reduce<StateHistory>((journey, [at, value]) => recordStates(journey, value, at), {});

describe('a journey', () => {
  test('has the way through each region of a parallel machine, with the time of each visit', () => {
    const journey = after(
      [1, { ice: 'new', channel: 'connecting' }],
      [2, { ice: 'checking', channel: 'connecting' }],
      [3, { ice: 'connected', channel: 'open' }],
      [4, { ice: 'checking', channel: 'open' }],
    );

    expect(journey).toEqual({
      ice: {
        current: 'checking',
        visits: [
          { state: 'new', at: 1 },
          { state: 'checking', at: 2 },
          { state: 'connected', at: 3 },
          { state: 'checking', at: 4 },
        ],
      },
      channel: {
        current: 'open',
        visits: [
          { state: 'connecting', at: 1 },
          { state: 'open', at: 3 },
        ],
      },
    });
  });

  test('has nested states in regions of their own, which nobody is in while they are not active', () => {
    const journey = after(
      [1, 'online'],
      [2, { resuming: 'waiting' }],
      [3, { resuming: 'connecting' }],
      [4, 'online'],
      [5, { resuming: 'waiting' }],
      [6, 'closed'],
    );

    expect(journey['']?.current).toBe('closed');
    expect(journey['']?.visits.map(({ state }) => state)).toEqual([
      'online',
      'resuming',
      'online',
      'resuming',
      'closed',
    ]);
    expect(journey['resuming']).toEqual({
      current: null,
      visits: [
        { state: 'waiting', at: 2 },
        { state: 'connecting', at: 3 },
        { state: 'waiting', at: 5 },
      ],
    });
  });

  test('knows a state without children in a parallel machine as no region', () => {
    const journey = after([1, { wishes: {}, microphone: { live: 'open' } }]);

    expect(Object.keys(journey)).toEqual(['microphone', 'microphone.live']);
  });

  test('stays the same where nothing has changed', () => {
    const before = after([1, { ice: 'new', channel: 'open' }]);

    expect(recordStates(before, { ice: 'new', channel: 'open' }, 2)).toBe(before);
    expect(recordStates(before, { ice: 'failed', channel: 'open' }, 2)['channel']).toBe(
      before['channel'],
    );
  });

  test('forgets what is oldest, in each region by itself', () => {
    let journey = after([0, { flow: 'stalled', gathering: 'complete' }]);
    for (let at = 1; at <= 2 * maxVisits; at += 1) {
      const flow = at % 2 === 0 ? 'stalled' : 'receiving';
      journey = recordStates(journey, { flow, gathering: 'complete' }, at);
    }

    const at = journey['flow']?.visits.map((visit) => visit.at);
    expect(at).toHaveLength(maxVisits);
    expect([at?.[0], at?.at(-1)]).toEqual([maxVisits + 1, 2 * maxVisits]);
    expect(journey['gathering']?.visits).toEqual([{ state: 'complete', at: 0 }]);
  });
});
