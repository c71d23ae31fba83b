import type { IceServer } from '@visavis/protocol';

/**
 * Whether there is a relay among these servers (`turn:` and `turns:`, RFC 7065).
 *
 * @example
 * const canHideAddress = hasTurnServer(call.actor.getSnapshot().context.iceServers);
 * @public
 */
export const hasTurnServer = (iceServers: readonly Pick<IceServer, 'urls'>[]): boolean =>
  iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn')));
