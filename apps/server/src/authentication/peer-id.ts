import { hash } from 'node:crypto';
import { PeerId, type SessionSecret } from '@visavis/protocol';

/** The public id that goes with a session secret. */
export function peerIdOf(secret: SessionSecret): PeerId {
  return PeerId.parse(hash('sha256', secret, 'base64url').slice(0, 22));
}
