import type { Sample } from './sample.ts';

/**
 * The largest distance of two successive samples of a peer connection, in milliseconds: three intervals.
 *
 * @public
 */
export const maxSampleGapMs = 6_000;

/** How many samples in a row have the same limitation before it counts: encoders need time to adapt. */
const minSamples = 5;

/**
 * Why the encoder sends less than the camera delivers, as far as a user can do something about it.
 *
 * @public
 */
export type QualityLimitation = 'cpu' | 'bandwidth';

/**
 * The limitation that all of the latest samples have; null if there is none.
 *
 * @example
 * const limitation = qualityLimitationOf(samples); // 'cpu', 'bandwidth' or null
 * @public
 */
export function qualityLimitationOf(samples: readonly Sample[]): QualityLimitation | null {
  const latest = samples.slice(-minSamples).map(({ stats }) => stats.qualityLimitation);
  const [reason] = latest;
  if (latest.length < minSamples || latest.some((other) => other !== reason)) return null;
  return reason === 'cpu' || reason === 'bandwidth' ? reason : null;
}

/** The values of RTCQualityLimitationReason (webrtc-stats) except `none`. */
const qualityLimitationReasons = ['cpu', 'bandwidth', 'other'] as const;

/**
 * Why the encoder sends less than the camera delivers (RTCQualityLimitationReason, webrtc-stats).
 *
 * @public
 */
export type QualityLimitationReason = (typeof qualityLimitationReasons)[number];

/**
 * A period in which the encoder sent less than the camera delivered, in milliseconds since 1970.
 *
 * @public
 */
export interface LimitationPeriod {
  readonly from: number;
  readonly to: number;
  readonly reason: QualityLimitationReason;
}

/**
 * The periods in which the encoder sent less than the camera delivered.
 *
 * @example
 * for (const { from, to, reason } of limitationPeriods(samples)) console.log(reason, to - from);
 * @public
 */
export function limitationPeriods(samples: readonly Sample[]): readonly LimitationPeriod[] {
  const periods: LimitationPeriod[] = [];
  for (const [index, { at, stats }] of samples.entries()) {
    const reason = qualityLimitationReasons.find((known) => known === stats.qualityLimitation);
    if (reason === undefined) continue;
    const previous = samples[index - 1];
    const last = periods.at(-1);
    // A sample reports the time since the one before.
    const from = previous !== undefined && at - previous.at <= maxSampleGapMs ? previous.at : at;
    if (last?.reason === reason && last.to === from) {
      periods[periods.length - 1] = { ...last, to: at };
    } else {
      periods.push({ from, to: at, reason });
    }
  }
  return periods;
}
