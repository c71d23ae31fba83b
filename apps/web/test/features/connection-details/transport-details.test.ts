import { unknownStats } from '@visavis/client';
import { expect, test } from 'vitest';
import { transportDetails } from '../../../src/features/connection-details/transport-details.ts';

test('all values are unknown before the first measurement', () => {
  for (const known of [null, unknownStats]) {
    expect(new Set(transportDetails(known).map(([, text]) => text))).toEqual(new Set([null]));
  }
});

test('measurements have texts and units', () => {
  const details = Object.fromEntries(
    transportDetails({
      ...unknownStats,
      localCandidate: 'relay',
      remoteCandidate: 'srflx',
      protocol: 'tls',
      remoteProtocol: 'udp',
      relayAddress: 'turn.example.org:443',
      dtlsVersion: 'FEFD',
      dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      srtpCipher: 'AEAD_AES_128_GCM',
      audioCodec: 'audio/opus',
      videoCodec: 'video/VP8',
      frameWidth: 1280,
      frameHeight: 720,
      framesPerSecond: 29.97,
      sentFrameWidth: 640,
      sentFrameHeight: 360,
      qualityLimitation: 'cpu',
    }),
  );
  expect(details).toEqual({
    'Your side': 'relay, TLS',
    'Other side': 'public address, UDP',
    Relay: 'turn.example.org:443, over TLS',
    Encryption: 'DTLS 1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    'Media encryption': 'AEAD_AES_128_GCM',
    Codecs: 'opus and VP8',
    'Video received': '1280 × 720, 30 fps',
    'Video sent': '640 × 360',
    'Limited by': 'this device’s processor',
  });
});

test('a direct connection has no relay, and unexpected values are shown unchanged', () => {
  const details = Object.fromEntries(
    transportDetails({ ...unknownStats, localCandidate: 'carrier pigeon', dtlsVersion: 'ABCD' }),
  );
  expect(details).not.toHaveProperty('Relay');
  expect(details).toMatchObject({ 'Your side': 'carrier pigeon', Encryption: 'DTLS ABCD' });
});
