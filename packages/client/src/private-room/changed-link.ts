import type { Lock, RoomSecret } from '@visavis/protocol';

/**
 * A link that the owner of a private room has changed to.
 *
 * @public
 */
export interface ChangedLink {
  readonly secret: RoomSecret;
  readonly lock: Lock;
}
