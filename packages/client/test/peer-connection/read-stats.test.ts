import { unknownStats } from '@visavis/machines';
import { describe, expect, test } from 'vitest';
import { readStats } from '../../src/peer-connection/read-stats.ts';
import { chromium, local, remote, reportOf } from '../support/stats-reports.ts';

describe('a report of Chromium', () => {
  const first = readStats(chromium(10, { bytes: 100_000, packets: 100, lost: 0 }), null);

  test('has the selected candidates, the round trip, and the video', () => {
    expect(first.stats).toEqual({
      localCandidate: 'srflx',
      remoteCandidate: 'host',
      protocol: 'udp',
      remoteProtocol: 'udp',
      relayAddress: null,
      dtlsVersion: 'FEFD',
      dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
      roundTripMs: 42,
      receivedBitrate: null,
      sentBitrate: null,
      lossRatio: null,
      jitterMs: 4,
      audioCodec: 'audio/opus',
      videoCodec: 'video/VP8',
      frameWidth: 1_280,
      frameHeight: 720,
      framesPerSecond: 30,
      sentFrameWidth: 640,
      sentFrameHeight: 360,
      sentFramesPerSecond: 24,
      sentScreenWidth: 1_920,
      sentScreenHeight: 1_080,
      sentScreenFramesPerSecond: 15,
      qualityLimitation: 'cpu',
    });
  });

  test('has rates over the time since the previous report', () => {
    const { stats } = readStats(
      chromium(12, { bytes: 350_000, packets: 145, lost: 10 }),
      first.counters,
    );

    expect(stats).toMatchObject({
      receivedBitrate: 1_000_000,
      sentBitrate: 2_000_000,
      lossRatio: 0.1,
    });
  });

  test('has no negative rates after counters were reset, and no loss after a late packet', () => {
    const later = readStats(chromium(12, { bytes: 10, packets: 150, lost: 5 }), first.counters);
    const { stats } = readStats(chromium(14, { bytes: 20, packets: 200, lost: 4 }), later.counters);

    expect(later.stats).toMatchObject({ receivedBitrate: 0, sentBitrate: 0 });
    expect(stats.lossRatio).toBe(0);
  });

  test('has no rates if no time has passed', () => {
    const { stats } = readStats(
      chromium(10, { bytes: 200_000, packets: 100, lost: 0 }),
      first.counters,
    );

    expect(stats).toMatchObject({ receivedBitrate: null, sentBitrate: null });
  });

  test('has no loss ratio if no packets were expected', () => {
    const { stats } = readStats(
      chromium(12, { bytes: 100_100, packets: 100, lost: 0 }),
      first.counters,
    );

    expect(stats).toMatchObject({ receivedBitrate: 400, lossRatio: null });
  });
});

test('a report of Firefox has the pair that is marked as selected', () => {
  const report = reportOf([
    {
      id: 'P0',
      type: 'candidate-pair',
      state: 'failed',
      nominated: false,
      selected: false,
      localCandidateId: 'L',
      remoteCandidateId: 'R',
    },
    {
      id: 'P1',
      type: 'candidate-pair',
      state: 'succeeded',
      nominated: true,
      selected: true,
      localCandidateId: 'Y',
      remoteCandidateId: 'R',
      timestamp: 5_000,
    },
    local,
    {
      id: 'Y',
      type: 'local-candidate',
      candidateType: 'relay',
      protocol: 'udp',
      relayProtocol: 'tls',
      url: 'turns:turn.example.org:443?transport=tcp',
    },
    remote,
    { id: 'V', type: 'inbound-rtp', kind: 'video', bytesReceived: 4_000, frameWidth: 0 },
    { id: 'A', type: 'inbound-rtp', kind: 'audio', bytesReceived: 1_000 },
  ]);

  const { stats, counters } = readStats(report, null);

  expect(stats).toMatchObject({
    localCandidate: 'relay',
    remoteCandidate: 'host',
    protocol: 'tls',
    relayAddress: 'turn.example.org:443',
    roundTripMs: null,
    frameWidth: null,
  });
  // Its pairs may lack byte counters, which the inbound streams have.
  expect(counters).toMatchObject({ timestampMs: 5_000, bytesReceived: 5_000 });
});

test('the video of the camera is read, and not of the screen, in any order', () => {
  const report = reportOf([
    { id: 'S', type: 'inbound-rtp', kind: 'video', mid: '2', frameWidth: 1_920 },
    { id: 'C', type: 'inbound-rtp', kind: 'video', mid: '1', frameWidth: 640 },
  ]);

  expect(readStats(report, null).stats.frameWidth).toBe(640);
});

test('a codec is read from sent media if nothing of its kind is received', () => {
  const report = reportOf([
    { id: 'C', type: 'codec', mimeType: 'video/H264' },
    { id: 'V', type: 'inbound-rtp', kind: 'video' },
    { id: 'O', type: 'outbound-rtp', kind: 'video', codecId: 'C' },
  ]);

  expect(readStats(report, null).stats).toMatchObject({
    audioCodec: null,
    videoCodec: 'video/H264',
  });
});

test('a relay of the remote side is not reported as the local one', () => {
  const report = reportOf([
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' },
    { ...local, url: 'stun:stun.example.org:3478' },
    { id: 'R', type: 'remote-candidate', candidateType: 'relay', protocol: 'udp' },
  ]);

  expect(readStats(report, null).stats).toMatchObject({
    remoteCandidate: 'relay',
    relayAddress: null,
  });
});

test('an empty report of a new connection has no values', () => {
  const { stats } = readStats(reportOf([]), null);

  expect(stats).toEqual(unknownStats);
});

test('values that deviate from the specification are unknown', () => {
  const report = reportOf([
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    {
      id: 'P',
      type: 'candidate-pair',
      localCandidateId: 7,
      currentRoundTripTime: Number.NaN,
      timestamp: 'now',
      tlsVersion: 771,
    },
    { id: 'A', type: 'inbound-rtp', kind: 'audio', jitter: '0.1', codecId: 'nowhere' },
    { id: 'O', type: 'outbound-rtp', kind: 'video', frameWidth: 1, qualityLimitationReason: null },
  ]);

  expect(readStats(report, null).stats).toEqual({ ...unknownStats, sentFrameWidth: 1 });
});
