import type { ConnectionQuality } from '@visavis/client';
import type { PeerSnapshot, SignalingSnapshot } from '../state/call-actors.ts';

/** How a connection stands, for somebody who only wants to talk. */
export type ConnectionLevel =
  | 'connecting'
  | 'connected'
  | 'good'
  | 'fair'
  | 'poor'
  | 'audioOnly'
  | 'reconnecting'
  | 'lost';

/** What the level is told by. */
export interface ConnectionLevelInput {
  readonly connection: PeerSnapshot['value']['connection'];
  readonly recovery: PeerSnapshot['value']['recovery'];
  /** Whether the other person sends something of which nothing arrives. */
  readonly isMediaMissing: boolean;
  /** Whether the other person's picture, which they send, stands still while something else arrives. */
  readonly isVideoMissing: boolean;
  readonly quality: ConnectionQuality;
  /** Whether the two have ever been connected. */
  readonly hasBeenConnected: boolean;
}

/**
 * The level of a connection. As long as it carries picture and sound its quality counts, whatever is being
 * prepared behind it: nothing is called "reconnecting" that works. And nothing is called good of which
 * nothing arrives, seconds before the browser has noticed.
 */
export function connectionLevel(standing: ConnectionLevelInput): ConnectionLevel {
  const { connection, recovery, isMediaMissing, isVideoMissing, quality, hasBeenConnected } =
    standing;
  if (connection === 'connected') {
    if (isMediaMissing) return 'reconnecting';
    if (isVideoMissing) return 'audioOnly';
    return quality === 'unknown' ? 'connected' : quality;
  }
  if (recovery === 'givenUp') return 'lost';
  if (connection === 'disconnected' || connection === 'failed' || hasBeenConnected)
    return 'reconnecting';
  return 'connecting';
}

/** How the connection to the server stands. */
export type ServerLevel = Extract<ConnectionLevel, 'good' | 'reconnecting'>;

/** The level of the connection to the server. */
export const serverLevel = (signaling: SignalingSnapshot | undefined): ServerLevel =>
  signaling?.hasTag('serverReachable') === true ? 'good' : 'reconnecting';
