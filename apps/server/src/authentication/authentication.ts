import {
  ConnectionParams,
  negotiateVersion,
  parseVersionRange,
  type PeerId,
  type RefusalReason,
} from '@visavis/protocol';
import { peerIdOf } from './peer-id.ts';

/** Who a connection is, from what it said first; or why nothing may be asked on it. */
export function authenticate(
  params: unknown,
): { readonly peerId: PeerId } | { readonly refusal: RefusalReason } {
  const parsed = ConnectionParams.safeParse(params);
  if (!parsed.success) return { refusal: 'bad-session' };
  const agreed = negotiateVersion(parseVersionRange(parsed.data));
  return 'refusal' in agreed ? agreed : { peerId: peerIdOf(parsed.data.session) };
}
