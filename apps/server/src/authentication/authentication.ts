import { hash } from 'node:crypto';
import {
  ConnectionParams,
  ConnectionVersions,
  createPeerIdFromHash,
  encodeLogin,
  negotiateVersion,
  parseVersionRange,
} from '@visavis/protocol';
import type { Caller } from '@visavis/protocol/router';
import { verifySignature } from './verify-signature.ts';

/**
 * Identifies a client by its connection parameters, or gives the reason why it is refused.
 *
 * @param hosts the names of this server, one of which the client must have signed
 */
export function authenticate(params: unknown, hosts: readonly string[]): Caller {
  // The versions first: a client of another version may send other parameters.
  const versions = ConnectionVersions.safeParse(params);
  if (!versions.success) return { refusal: 'bad-session' };
  const agreed = negotiateVersion(parseVersionRange(versions.data));
  if ('refusal' in agreed) return agreed;
  const parsed = ConnectionParams.safeParse(params);
  if (!parsed.success) return { refusal: 'bad-session' };
  const { publicKey, signature } = parsed.data;
  const isLogin = hosts.some((host) => verifySignature(publicKey, signature, encodeLogin(host)));
  if (!isLogin) return { refusal: 'bad-session' };
  const keyHash = hash('sha256', Buffer.from(publicKey, 'base64url'), 'buffer');
  return { publicKey, peerId: createPeerIdFromHash(keyHash) };
}
