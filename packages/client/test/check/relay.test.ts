import type { Results } from '@visavis/machines/check';
import { describe, expect, test } from 'vitest';
import { Loopback } from '../../src/check/loopback.ts';
import { measureRelay } from '../../src/check/steps/relay.ts';
import { checkPlatform } from '../support/check-platform.ts';

const unwanted = new AbortController().signal;
const iceServers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }];
const none = { step: 'turnTcp', outcome: 'skipped', reason: 'no-turn', finding: null } as const;
const without: Results = {
  turnUdp: { ...none, step: 'turnUdp' },
  turnTcp: none,
  turnTls: { ...none, step: 'turnTls' },
};

describe('a call through the relay', () => {
  test('of this page with itself is made over what works, and measured', async () => {
    const { platform, connections } = checkPlatform();
    const asked: RTCConfiguration[] = [];
    const here = {
      ...platform,
      createPeerConnection: (configuration: RTCConfiguration) => {
        asked.push(configuration);
        // There is no relay here: the direct way stands in for it.
        return platform.createPeerConnection({});
      },
    };
    const results: Results = {
      ...without,
      turnUdp: { step: 'turnUdp', outcome: 'passed', reason: null, finding: null },
    };
    const result = await measureRelay({ platform: here, iceServers }, results, unwanted);
    expect(asked).toEqual([
      { iceServers, iceTransportPolicy: 'relay' },
      { iceServers, iceTransportPolicy: 'relay' },
    ]);
    expect(result.finding?.bitsPerSecond).toBeGreaterThan(100_000);
    expect(result.finding?.lost).toBeLessThan(0.5);
    expect(connections.map(({ connectionState }) => connectionState)).toEqual(['closed', 'closed']);
  });

  test.each<[string, Results, string]>([
    ['there is none', without, 'no-turn'],
    [
      'no way to it is open',
      {
        ...without,
        turnUdp: {
          step: 'turnUdp',
          outcome: 'failed',
          reason: 'turn-unreachable',
          finding: null,
        },
      },
      'turn-closed',
    ],
  ])('is not tried where %s', async (_, results, reason) => {
    const { platform, connections } = checkPlatform();
    expect(await measureRelay({ platform, iceServers }, results, unwanted)).toMatchObject({
      outcome: 'skipped',
      reason,
    });
    expect(connections).toEqual([]);
  });
});

test('two ends that cannot meet are not waited for for ever', async () => {
  const { platform } = checkPlatform();
  using loopback = new Loopback(platform, { iceServers: [], iceTransportPolicy: 'relay' });
  expect(await loopback.connect(300, unwanted)).toBe(false);
});
