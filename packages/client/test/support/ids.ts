import { hash } from 'node:crypto';
import { generateSessionSecret, type SessionSecret } from '@visavis/protocol';

/** Separates the smaller ids from the larger ones. */
const middleId = 'M';

/** Creates a secret whose peer id is smaller, or larger, than all ids of the other half. */
export function createSecretWithId(half: 'smaller' | 'larger'): SessionSecret {
  const secret = generateSessionSecret(crypto);
  const isSmaller = hash('sha256', secret, 'base64url') < middleId;
  return isSmaller === (half === 'smaller') ? secret : createSecretWithId(half);
}
