import type { RefusalReason } from '../errors/refusal-reasons.ts';

/** The protocol versions that this code speaks. Any change that older readers would misread raises `max`. */
export const protocolVersions = { min: 2, max: 2 } as const;

/** A range of protocol versions, including both ends. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** The highest version that both sides speak, or the reason for refusing if there is none. */
export function negotiateVersion(
  client: VersionRange,
  server: VersionRange = protocolVersions,
):
  | { version: number }
  | { refusal: Extract<RefusalReason, 'client-outdated' | 'server-outdated'> } {
  if (client.max < server.min) return { refusal: 'client-outdated' };
  if (client.min > server.max) return { refusal: 'server-outdated' };
  return { version: Math.min(client.max, server.max) };
}
