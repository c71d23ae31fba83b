import { hash } from 'node:crypto';
import { randomSessionSecret, type SessionSecret } from '@visavis/protocol';

/** Any id of the one half is smaller than any of the other. */
const middle = 'M';

/** A secret whose id stands on one side of those from the other half, and so decides who is polite. */
export function secretWithId(half: 'smaller' | 'larger'): SessionSecret {
  const secret = randomSessionSecret(crypto);
  const isSmaller = hash('sha256', secret, 'base64url') < middle;
  return isSmaller === (half === 'smaller') ? secret : secretWithId(half);
}
