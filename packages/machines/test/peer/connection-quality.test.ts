import { describe, expect, it } from 'vitest';
import { rateConnectionQuality, unknownStats, type ConnectionStats } from '../../src/peer/peer.ts';

const stats: ConnectionStats = {
  ...unknownStats,
  roundTripMs: 40,
  receivedBitrate: 1_000_000,
  lossRatio: 0,
};

describe('the connection quality', () => {
  const sendsBoth = { microphone: true, camera: true };
  const sendsNothing = { microphone: false, camera: false };

  it.each([
    [null, 'unknown'],
    [{ ...stats, roundTripMs: null }, 'unknown'],
    [stats, 'good'],
    [{ ...stats, roundTripMs: 300, lossRatio: 0.02 }, 'good'],
    [{ ...stats, roundTripMs: 301 }, 'fair'],
    [{ ...stats, lossRatio: 0.021 }, 'fair'],
    [{ ...stats, roundTripMs: 600, lossRatio: 0.08 }, 'fair'],
    [{ ...stats, roundTripMs: 601 }, 'poor'],
    [{ ...stats, lossRatio: 0.081 }, 'poor'],
  ] as const)('of %o is %s', (stats, quality) => {
    expect(rateConnectionQuality(stats, sendsBoth)).toBe(quality);
  });

  // The RTCP reports of the peer still arrive.
  const noMedia = { ...stats, receivedBitrate: 3_000, lossRatio: null };

  it.each([
    ['video', { microphone: false, camera: true }],
    ['audio', { microphone: true, camera: false }],
  ])('is unknown if %s is sent but does not arrive', (_, sent) => {
    expect(rateConnectionQuality(noMedia, sent)).toBe('unknown');
    expect(rateConnectionQuality({ ...noMedia, roundTripMs: 301 }, sent)).toBe('unknown');
    expect(rateConnectionQuality({ ...noMedia, roundTripMs: 601 }, sent)).toBe('poor');
  });

  it('depends only on the round-trip time if nothing is sent', () => {
    expect(rateConnectionQuality(noMedia, sendsNothing)).toBe('good');
    expect(rateConnectionQuality({ ...noMedia, roundTripMs: 301 }, sendsNothing)).toBe('fair');
  });
});
