import { createHmac } from 'node:crypto';
import type { IceServer, IceServers, PeerId } from '@visavis/protocol';
import type { Config } from '../config/config.ts';

/** How long TURN credentials are valid outside a room: enough for the connection check, not for a call. */
const outsideRoomTtlMs = 300_000;

/** Who asks for ICE servers. */
export interface IceServersRequest {
  readonly peer: PeerId;
  /** True where the peer is in a room or is joining one. */
  readonly isInRoom: boolean;
}

/**
 * The ICE servers for one peer. TURN credentials follow the TURN REST API
 * (draft-uberti-behave-turn-rest-00, coturn's `use-auth-secret`): the user name is the time of expiry in
 * seconds since 1970 and the peer id; the password is its HMAC-SHA1 under the shared secret, in base64.
 * @param now milliseconds since 1970
 */
export function createIceServers(
  config: Config['ice'],
  { peer, isInRoom }: IceServersRequest,
  now: number,
): IceServers {
  const servers: IceServer[] = [];
  if (config.stunUrls.length > 0) servers.push({ urls: [...config.stunUrls] });
  if (config.turnUrls.length === 0 || config.turnSecret === undefined) {
    return { servers, ttlMs: null };
  }
  const ttlMs = isInRoom ? config.turnTtlMs : Math.min(config.turnTtlMs, outsideRoomTtlMs);
  const expires = Math.floor((now + ttlMs) / 1_000);
  const username = `${expires}:${peer}`;
  const credential = createHmac('sha1', config.turnSecret).update(username).digest('base64');
  servers.push({ urls: [...config.turnUrls], username, credential });
  return { servers, ttlMs };
}
