import { ConnectionParams, negotiateVersion, parseVersionRange } from '@visavis/protocol';
import type { Caller } from '@visavis/protocol/router';
import { peerIdOf } from './peer-id.ts';

/** Identifies a client by its connection parameters, or gives the reason why it is refused. */
export function authenticate(params: unknown): Caller {
  const parsed = ConnectionParams.safeParse(params);
  if (!parsed.success) return { refusal: 'bad-session' };
  const agreed = negotiateVersion(parseVersionRange(parsed.data));
  return 'refusal' in agreed ? agreed : { peerId: peerIdOf(parsed.data.session) };
}
