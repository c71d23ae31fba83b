import * as z from 'zod/mini';
import type { Identity } from '../identity/identity.ts';
import { PublicKey, Signature } from '../identity/keys.ts';
import { encodeLogin } from '../identity/statements.ts';
import { protocolVersions, type VersionRange } from './version.ts';

/** The protocol versions that a client speaks, as `min-max`. Clients of every version send them. */
export const ConnectionVersions = z.object({
  protocol: z.string().check(z.regex(/^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$/)),
});

/**
 * The first message of a client on every connection, as tRPC `connectionParams` (whose values are strings):
 * its public key, its signature of the login at this server, and the protocol versions it speaks, as `min-max`.
 */
export const ConnectionParams = z.extend(ConnectionVersions, {
  publicKey: PublicKey,
  signature: Signature,
});
export type ConnectionParams = z.infer<typeof ConnectionParams>;

/**
 * Creates the first message of a connection: logs the session in.
 *
 * @param host the host of the server as in its URL, with the port if it is not the default one
 */
export async function createConnectionParams(
  { publicKey, sign }: Pick<Identity, 'publicKey' | 'sign'>,
  host: string,
  versions: VersionRange = protocolVersions,
): Promise<ConnectionParams> {
  const signature = await sign(encodeLogin(host));
  return { publicKey, signature, protocol: `${versions.min}-${versions.max}` };
}

/** Parses {@link ConnectionVersions}. */
export function parseVersionRange(params: z.infer<typeof ConnectionVersions>): VersionRange {
  const [min = 0, max = 0] = params.protocol.split('-').map(Number);
  return { min, max };
}
