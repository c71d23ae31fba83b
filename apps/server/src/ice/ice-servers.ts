import { createHmac } from 'node:crypto';
import type { IceServer, IceServers, PeerId } from '@visavis/protocol';
import type { Config } from '../config/config.ts';

/** How long TURN credentials hold for someone who is in no room: for a check of the way, not for a call. */
const outsideRoomTtlMs = 300_000;

/** For whom ICE servers are. */
export interface IceServersRequest {
  readonly peer: PeerId;
  /** True for someone in a room, or about to be. */
  readonly isInRoom: boolean;
}

/**
 * The ICE servers for one person. TURN credentials follow the TURN REST convention
 * (draft-uberti-behave-turn-rest-00, coturn's `use-auth-secret`): the user name is the time of expiry
 * in seconds since 1970 and an id, the password its HMAC-SHA1 under the shared secret in base64.
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
