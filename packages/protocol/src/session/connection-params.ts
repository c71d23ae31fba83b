import * as z from 'zod/mini';
import { SessionSecret } from '../ids/ids.ts';
import { protocolVersions, type VersionRange } from './version.ts';

/**
 * The first message of a client on every connection, as tRPC `connectionParams` (whose values are strings):
 * its session secret, and the protocol versions it speaks, as `min-max`.
 */
export const ConnectionParams = z.object({
  session: SessionSecret,
  protocol: z.string().check(z.regex(/^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$/)),
});
export type ConnectionParams = z.infer<typeof ConnectionParams>;

/** Creates the first message of a connection. */
export function createConnectionParams(
  session: SessionSecret,
  versions: VersionRange = protocolVersions,
): ConnectionParams {
  return { session, protocol: `${versions.min}-${versions.max}` };
}

/** Parses the `protocol` of {@link ConnectionParams}. */
export function parseVersionRange(params: ConnectionParams): VersionRange {
  const [min = 0, max = 0] = params.protocol.split('-').map(Number);
  return { min, max };
}
