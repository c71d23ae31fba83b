import { webCryptography, type Identity } from '@visavis/protocol';

/** Separates the smaller ids from the larger ones. */
const middleId = 'M';

/** Creates an identity whose peer id is smaller, or larger, than all ids of the other half. */
export async function createIdentityIn(half: 'smaller' | 'larger'): Promise<Identity> {
  const identity = await webCryptography.createIdentity();
  const isSmaller = identity.peerId < middleId;
  return isSmaller === (half === 'smaller') ? identity : createIdentityIn(half);
}
