import type { Quality } from '@visavis/client';
import type { PeerSnapshot, SignalingSnapshot } from '../session/actors.ts';

/** How a connection stands, for somebody who only wants to talk. */
export type Level =
  | 'connecting'
  | 'connected'
  | 'good'
  | 'fair'
  | 'poor'
  | 'still'
  | 'reconnecting'
  | 'lost';

/** What the level is told by. */
export interface Standing {
  readonly connection: PeerSnapshot['value']['connection'];
  readonly recovery: PeerSnapshot['value']['recovery'];
  /** Whether the other person sends something of which nothing arrives. */
  readonly isMissed: boolean;
  /** Whether the other person's picture, which they send, stands still while something else arrives. */
  readonly isStill: boolean;
  readonly quality: Quality;
  /** Whether the two have ever been connected. */
  readonly everConnected: boolean;
}

/**
 * The level of a connection. As long as it carries picture and sound its quality counts, whatever is being
 * prepared behind it: nothing is called "reconnecting" that works. And nothing is called good of which
 * nothing arrives, seconds before the browser has noticed.
 */
export function levelOf(standing: Standing): Level {
  const { connection, recovery, isMissed, isStill, quality, everConnected } = standing;
  if (connection === 'connected') {
    if (isMissed) return 'reconnecting';
    if (isStill) return 'still';
    return quality === 'unknown' ? 'connected' : quality;
  }
  if (recovery === 'given up') return 'lost';
  if (connection === 'disconnected' || connection === 'failed' || everConnected)
    return 'reconnecting';
  return 'connecting';
}

/** How the connection to the server stands. */
export type ServerLevel = Extract<Level, 'good' | 'reconnecting'>;

/** The level of the connection to the server. */
export const serverLevel = (signaling: SignalingSnapshot | undefined): ServerLevel =>
  signaling?.hasTag('server reachable') === true ? 'good' : 'reconnecting';
