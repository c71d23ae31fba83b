import * as z from 'zod/mini';
import { SessionSecret } from '../ids/ids.ts';
import { protocolVersions, type VersionRange } from './version.ts';

/**
 * What a client says first on every connection, as tRPC `connectionParams` (whose values are text):
 * who it is, and which protocol versions it speaks, as `min-max`.
 */
export const ConnectionParams = z.object({
  session: SessionSecret,
  protocol: z.string().check(z.regex(/^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$/)),
});
export type ConnectionParams = z.infer<typeof ConnectionParams>;

/** The parameters to open a connection with. */
export function createConnectionParams(
  session: SessionSecret,
  versions: VersionRange = protocolVersions,
): ConnectionParams {
  return { session, protocol: `${versions.min}-${versions.max}` };
}

/** Reads the `protocol` text of {@link ConnectionParams} back into a range. */
export function parseVersionRange(params: ConnectionParams): VersionRange {
  const [min = 0, max = 0] = params.protocol.split('-').map(Number);
  return { min, max };
}
