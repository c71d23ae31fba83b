import { SessionSecret } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { peerIdOf } from '../../src/authentication/peer-id.ts';

describe('the peer id', () => {
  test('is the beginning of the hash of the session secret', () => {
    // printf %s AAAAAAAAAAAAAAAAAAAAAA | openssl dgst -sha256 -binary | basenc --base64url
    const secret = SessionSecret.parse('A'.repeat(22));
    expect(peerIdOf(secret)).toBe('ilvbTMFRZBJsbvJmjendJA');
  });
});
