import type { Quality } from '@visavis/client';
import type { PeerSnapshot } from '../session/actors.ts';

/** How a connection stands, for somebody who only wants to talk. */
export type Level = 'connecting' | 'connected' | 'good' | 'fair' | 'poor' | 'reconnecting' | 'lost';

/** What the level is told by. */
export interface Standing {
  readonly connection: PeerSnapshot['value']['connection'];
  readonly recovery: PeerSnapshot['value']['recovery'];
  readonly quality: Quality;
  /** Whether the two have ever been connected. */
  readonly everConnected: boolean;
}

/**
 * The level of a connection. As long as it carries picture and sound its quality counts, whatever is being
 * prepared behind it: nothing is called "reconnecting" that works.
 */
export function levelOf({ connection, recovery, quality, everConnected }: Standing): Level {
  if (connection === 'connected') return quality === 'unknown' ? 'connected' : quality;
  if (recovery === 'given up') return 'lost';
  if (connection === 'disconnected' || connection === 'failed' || everConnected)
    return 'reconnecting';
  return 'connecting';
}
