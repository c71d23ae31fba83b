import type { SentMedia } from '../call/expected-media.ts';
import type { ConnectionStats } from './stats.ts';

/** How well a connection serves a conversation. @public */
export type ConnectionQuality = 'unknown' | 'good' | 'fair' | 'poor';

/**
 * Above `fair` a conversation suffers (ITU-T G.114 for delay); above `poor` it is hard to follow.
 *
 * @public
 */
export const qualityThresholds = {
  fair: { roundTripMs: 300, lossRatio: 0.02 },
  poor: { roundTripMs: 600, lossRatio: 0.08 },
} as const;

/**
 * Rates a connection by its statistics.
 *
 * It is `unknown` before the first sample, and while the peer sends audio or video and none arrives: a short
 * round-trip time says nothing about missing media.
 *
 * @param sent what should arrive from the peer
 * @example
 * const quality = rateConnectionQuality(stats, member.profile); // 'good', 'fair', 'poor' or 'unknown'
 * @public
 */
export function rateConnectionQuality(
  stats: ConnectionStats | null,
  sent: SentMedia,
): ConnectionQuality {
  if (stats === null || stats.roundTripMs === null) return 'unknown';
  const { roundTripMs, lossRatio } = stats;
  const { fair, poor } = qualityThresholds;
  if (roundTripMs > poor.roundTripMs || (lossRatio ?? 0) > poor.lossRatio) return 'poor';
  // The bit rate cannot tell whether media arrives: it includes the RTCP reports of the peer.
  if (lossRatio === null && (sent.microphone || sent.camera)) return 'unknown';
  if (roundTripMs > fair.roundTripMs || (lossRatio ?? 0) > fair.lossRatio) return 'fair';
  return 'good';
}
