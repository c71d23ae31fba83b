import type { CheckResults } from '@visavis/machines/check';
import { describe, expect, test } from 'vitest';
import { Loopback } from '../../../src/check/loopback.ts';
import { checkRelay } from '../../../src/check/steps/relay.ts';
import { createCheckPlatform } from '../../support/check-platform.ts';

const unwanted = new AbortController().signal;
const iceServers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }];
const none = { step: 'turnTcp', outcome: 'skipped', reason: 'no-turn', finding: null } as const;
const without: CheckResults = {
  turnUdp: { ...none, step: 'turnUdp' },
  turnTcp: none,
  turnTls: { ...none, step: 'turnTls' },
};

describe('a call through the relay', () => {
  test('of this page with itself is made over what works, and measured', async () => {
    const { platform, connections } = createCheckPlatform();
    const asked: RTCConfiguration[] = [];
    const here = {
      ...platform,
      createPeerConnection: (configuration: RTCConfiguration) => {
        asked.push(configuration);
        // There is no relay here: the direct way stands in for it.
        return platform.createPeerConnection({});
      },
    };
    const results: CheckResults = {
      ...without,
      turnUdp: { step: 'turnUdp', outcome: 'passed', reason: null, finding: null },
    };
    const result = await checkRelay({ platform: here, iceServers }, results, unwanted);
    expect(asked).toEqual([
      { iceServers, iceTransportPolicy: 'relay' },
      { iceServers, iceTransportPolicy: 'relay' },
    ]);
    expect(result.finding?.bitsPerSecond).toBeGreaterThan(100_000);
    expect(result.finding?.lossRatio).toBeLessThan(0.5);
    expect(connections.map(({ connectionState }) => connectionState)).toEqual(['closed', 'closed']);
  });

  test.each<[string, CheckResults, string]>([
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
      'no-turn-path',
    ],
  ])('is not tried where %s', async (_, results, reason) => {
    const { platform, connections } = createCheckPlatform();
    expect(await checkRelay({ platform, iceServers }, results, unwanted)).toMatchObject({
      outcome: 'skipped',
      reason,
    });
    expect(connections).toEqual([]);
  });
});

test('two ends that cannot meet are not waited for for ever', async () => {
  const { platform } = createCheckPlatform();
  using loopback = new Loopback(platform, { iceServers: [], iceTransportPolicy: 'relay' });
  expect(await loopback.connect(300, unwanted)).toBe(false);
});
