import type { PeerSnapshot } from './snapshots.ts';

/**
 * How much is known of a peer and of the connection to it, from worst to best. `refused`: the connection does not end at
 * the peer. `different`: the emoji were different. `changed`: emoji were compared with another key of this name.
 * `checking`: not known yet. `open`: only the server says who it is. `private`: the peer has the link of the room.
 * `compared`: the emoji were the same.
 *
 * @public
 */
export const trustLevels = [
  'refused',
  'different',
  'changed',
  'checking',
  'open',
  'private',
  'compared',
] as const;
/** How much is known of a peer, and of the connection to it. @public */
export type TrustLevel = (typeof trustLevels)[number];

/**
 * The trust in one peer, from the states of its machine.
 *
 * @param peer undefined while the peer leaves, or waits for a connection
 * @example
 * const level = trustLevelOf(peer); // 'private'
 * @public
 */
export function trustLevelOf(peer: PeerSnapshot | undefined): TrustLevel {
  if (peer === undefined || peer.status === 'error') return 'checking';
  const { trust } = peer.value;
  switch (trust) {
    case 'unverified':
    case 'signed':
      return 'checking';
    case 'rejected':
    case 'mismatched':
      return 'refused';
    case 'open':
    case 'private':
    case 'compared':
    case 'changed':
    case 'different':
      return trust;
    default:
      return trust satisfies never;
  }
}

/**
 * The trust in a call as a whole: that in the peer of whom least is known. As long as one is being checked, the call is
 * not compared.
 *
 * @param isPrivate whether the room is private, which counts while nobody is connected
 * @example
 * const level = callTrustLevel(['compared', 'open'], false); // 'open'
 * @public
 */
export function callTrustLevel(levels: readonly TrustLevel[], isPrivate: boolean): TrustLevel {
  const known = new Set(levels);
  const least = isPrivate ? 'private' : 'open';
  if (known.delete('checking')) known.add(least);
  return trustLevels.find((level) => known.has(level)) ?? least;
}
