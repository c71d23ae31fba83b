import { unknownStats } from '@visavis/client';
import { expect, test } from 'vitest';
import { transportDetails } from '../../../src/features/connection-details/transport-details.ts';

test('nothing is made up before anything is measured', () => {
  for (const known of [null, unknownStats]) {
    expect(new Set(transportDetails(known).map(([, text]) => text))).toEqual(new Set([null]));
  }
});

test('a measured connection is told in words and units', () => {
  const told = Object.fromEntries(
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
  expect(told).toEqual({
    'Your end': 'relay, TLS',
    'Other end': 'public address, UDP',
    Relay: 'turn.example.org:443, over TLS',
    Encryption: 'DTLS 1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    'Sound and picture by': 'AEAD_AES_128_GCM',
    Formats: 'opus and VP8',
    'Picture received': '1280 × 720, 30 a second',
    'Picture sent': '640 × 360',
    'Held down by': 'this device’s processor',
  });
});

test('a direct connection has no relay to tell of, and what is unheard of is told as it is', () => {
  const told = Object.fromEntries(
    transportDetails({ ...unknownStats, localCandidate: 'carrier pigeon', dtlsVersion: 'ABCD' }),
  );
  expect(told).not.toHaveProperty('Relay');
  expect(told).toMatchObject({ 'Your end': 'carrier pigeon', Encryption: 'DTLS ABCD' });
});
