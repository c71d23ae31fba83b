import { expect, test } from 'vitest';
import { figures } from './figures.ts';

test('nothing is made up before anything is measured', () => {
  const [way, ...others] = figures(null).map(([, text]) => text);
  expect(way).toBe('Not known yet');
  expect(new Set(others)).toEqual(new Set(['–']));
});

test('a measured connection is told in words and units', () => {
  const told = Object.fromEntries(
    figures({
      localCandidate: 'host',
      remoteCandidate: 'srflx',
      protocol: 'udp',
      roundTripMs: 23.6,
      receivedBitrate: 1_234_000,
      sentBitrate: 64_400,
      lossRatio: 0.0123,
      frameWidth: 1280,
      frameHeight: 720,
      framesPerSecond: 29.97,
    }),
  );
  expect(told).toEqual({
    Way: 'Direct, through your routers',
    'Addresses in use': 'own address to public address',
    Protocol: 'UDP',
    'Round trip': '24 ms',
    Receiving: '1.2 Mbit/s',
    Sending: '64 kbit/s',
    'Lost on the way': '1.2 %',
    Picture: '1280 × 720, 30 a second',
  });
});
