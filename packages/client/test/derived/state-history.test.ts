import { describe, expect, test } from 'vitest';
import { maxVisits, recordStates, type StateHistory } from '../../src/derived/derived.ts';

const historyAfter = (
  ...values: readonly (readonly [at: number, value: Parameters<typeof recordStates>[1]])[]
) => values.reduce<StateHistory>((history, [at, value]) => recordStates(history, value, at), {});

describe('a state history', () => {
  test('has the visits of each region of a parallel machine, with times', () => {
    const history = historyAfter(
      [1, { ice: 'new', channel: 'connecting' }],
      [2, { ice: 'checking', channel: 'connecting' }],
      [3, { ice: 'connected', channel: 'open' }],
      [4, { ice: 'checking', channel: 'open' }],
    );

    expect(history).toEqual({
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

  test('has nested states as a region of its own, without a current state while it is not active', () => {
    const history = historyAfter(
      [1, 'online'],
      [2, { resuming: 'waiting' }],
      [3, { resuming: 'connecting' }],
      [4, 'online'],
      [5, { resuming: 'waiting' }],
      [6, 'closed'],
    );

    expect(history['']?.current).toBe('closed');
    expect(history['']?.visits.map(({ state }) => state)).toEqual([
      'online',
      'resuming',
      'online',
      'resuming',
      'closed',
    ]);
    expect(history['resuming']).toEqual({
      current: null,
      visits: [
        { state: 'waiting', at: 2 },
        { state: 'connecting', at: 3 },
        { state: 'waiting', at: 5 },
      ],
    });
  });

  test('has no region for a state without children in a parallel machine', () => {
    const history = historyAfter([1, { choices: {}, microphone: { live: 'unmuted' } }]);

    expect(Object.keys(history)).toEqual(['microphone', 'microphone.live']);
  });

  test('returns the same object if nothing has changed', () => {
    const before = historyAfter([1, { ice: 'new', channel: 'open' }]);

    expect(recordStates(before, { ice: 'new', channel: 'open' }, 2)).toBe(before);
    expect(recordStates(before, { ice: 'failed', channel: 'open' }, 2)['channel']).toBe(
      before['channel'],
    );
  });

  test('drops the oldest visits of each region separately', () => {
    let history = historyAfter([0, { flow: 'stalled', gathering: 'complete' }]);
    for (let at = 1; at <= 2 * maxVisits; at += 1) {
      const flow = at % 2 === 0 ? 'stalled' : 'receiving';
      history = recordStates(history, { flow, gathering: 'complete' }, at);
    }

    const at = history['flow']?.visits.map((visit) => visit.at);
    expect(at).toHaveLength(maxVisits);
    expect([at?.[0], at?.at(-1)]).toEqual([maxVisits + 1, 2 * maxVisits]);
    expect(history['gathering']?.visits).toEqual([{ state: 'complete', at: 0 }]);
  });
});
