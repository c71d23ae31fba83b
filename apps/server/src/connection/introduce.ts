import {
  ConnectionParams,
  negotiateVersion,
  versionRange,
  type PeerId,
  type Reason,
} from '@visavis/protocol';
import { peerIdOf } from './identity.ts';

/** Who a connection is, from what it said first; or why nothing may be asked on it. */
export function introduce(
  params: unknown,
): { readonly peer: PeerId } | { readonly refusal: Reason } {
  const parsed = ConnectionParams.safeParse(params);
  if (!parsed.success) return { refusal: 'bad-session' };
  const agreed = negotiateVersion(versionRange(parsed.data));
  return 'refusal' in agreed ? agreed : { peer: peerIdOf(parsed.data.session) };
}
