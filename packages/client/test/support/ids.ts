import { hash } from 'node:crypto';
import { generateSessionSecret, type SessionSecret } from '@visavis/protocol';

/** Any id of the one half is smaller than any of the other. */
const middleId = 'M';

/** A secret whose id stands on one side of those from the other half, and so decides who is polite. */
export function createSecretWithId(half: 'smaller' | 'larger'): SessionSecret {
  const secret = generateSessionSecret(crypto);
  const isSmaller = hash('sha256', secret, 'base64url') < middleId;
  return isSmaller === (half === 'smaller') ? secret : createSecretWithId(half);
}
