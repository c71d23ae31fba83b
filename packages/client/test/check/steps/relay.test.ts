import type { CheckResults } from '@visavis/machines/check';
import { describe, expect, test } from 'vitest';
import { Loopback } from '../../../src/check/loopback.ts';
import { checkRelay } from '../../../src/check/steps/relay.ts';
import { createCheckPlatform } from '../../support/check-platform.ts';

const notAborted = new AbortController().signal;
const iceServers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }];
const none = { step: 'turnTcp', outcome: 'skipped', reason: 'no-turn', finding: null } as const;
const noTurn: CheckResults = {
  turnUdp: { ...none, step: 'turnUdp' },
  turnTcp: none,
  turnTls: { ...none, step: 'turnTls' },
};

describe('the relay', () => {
  test('is measured over the transports that work', async () => {
    const { platform, connections } = createCheckPlatform();
    const asked: RTCConfiguration[] = [];
    const relayPlatform = {
      ...platform,
      createPeerConnection: (configuration: RTCConfiguration) => {
        asked.push(configuration);
        // There is no relay in this test: a direct path replaces it.
        return platform.createPeerConnection({});
      },
    };
    const results: CheckResults = {
      ...noTurn,
      turnUdp: { step: 'turnUdp', outcome: 'passed', reason: null, finding: null },
    };
    const result = await checkRelay({ platform: relayPlatform, iceServers }, results, notAborted);
    expect(asked).toEqual([
      { iceServers, iceTransportPolicy: 'relay' },
      { iceServers, iceTransportPolicy: 'relay' },
    ]);
    expect(result.finding?.bitsPerSecond).toBeGreaterThan(100_000);
    expect(result.finding?.lossRatio).toBeLessThan(0.5);
    expect(connections.map(({ connectionState }) => connectionState)).toEqual(['closed', 'closed']);
  });

  test.each<[string, CheckResults, string]>([
    ['none is configured', noTurn, 'no-turn'],
    [
      'no transport to it works',
      {
        ...noTurn,
        turnUdp: {
          step: 'turnUdp',
          outcome: 'failed',
          reason: 'turn-unreachable',
          finding: null,
        },
      },
      'no-turn-path',
    ],
  ])('is skipped if %s', async (_, results, reason) => {
    const { platform, connections } = createCheckPlatform();
    expect(await checkRelay({ platform, iceServers }, results, notAborted)).toMatchObject({
      outcome: 'skipped',
      reason,
    });
    expect(connections).toEqual([]);
  });
});

test('a loopback that cannot connect times out', async () => {
  const { platform } = createCheckPlatform();
  using loopback = new Loopback(platform, { iceServers: [], iceTransportPolicy: 'relay' });
  expect(await loopback.connect(300, notAborted)).toBe(false);
});
