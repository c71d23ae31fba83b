import { hash } from 'node:crypto';
import { PeerId, type SessionSecret } from '@visavis/protocol';

/** The public id of a session: the first 22 characters of base64url(SHA-256(secret)). */
export function peerIdOf(secret: SessionSecret): PeerId {
  return PeerId.parse(hash('sha256', secret, 'base64url').slice(0, 22));
}
