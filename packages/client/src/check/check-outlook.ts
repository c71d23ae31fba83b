import type { CheckResults } from '@visavis/machines/check';

type OutlookAnswer = 'yes' | 'perhaps' | 'no' | 'unknown';

/** What the results of a check mean for a call. @public */
export interface CheckOutlook {
  readonly canBeSeen: OutlookAnswer;
  readonly canBeHeard: OutlookAnswer;
  readonly canHear: OutlookAnswer;
  /** Which peers a connection can be established with. */
  readonly reach: 'everyone' | 'most' | 'some' | 'few' | 'sameNetwork' | 'nobody' | 'unknown';
  readonly quality: 'good' | 'poor' | 'unknown';
}

function answerFor(
  step: 'camera' | 'microphone' | 'speaker',
  results: CheckResults,
): OutlookAnswer {
  const result = results[step];
  switch (result?.outcome) {
    case 'passed':
      return 'yes';
    case 'warned':
      return 'perhaps';
    case 'failed':
      return 'no';
    case 'skipped':
      // Without its prerequisite, such as the permission, the device does not work in a call either.
      return result.reason === 'prerequisite-failed' ? 'no' : 'unknown';
    default:
      return 'unknown';
  }
}

function reachOf({ signaling, stun, nat, relay }: CheckResults): CheckOutlook['reach'] {
  if (signaling?.outcome === 'failed') return 'nobody';
  if (relay?.outcome === 'passed' || relay?.outcome === 'warned') return 'everyone';
  if (stun === undefined || relay === undefined || relay.reason === 'prerequisite-failed') {
    return 'unknown';
  }
  switch (nat?.finding?.kind) {
    case 'none':
    case 'endpoint-independent':
      return 'most';
    case 'unknown':
      return 'some';
    case 'address-dependent':
      return 'few';
    default:
      return 'sameNetwork';
  }
}

function qualityOf({ relay }: CheckResults): CheckOutlook['quality'] {
  if (relay?.outcome === 'passed') return 'good';
  return relay?.outcome === 'warned' ? 'poor' : 'unknown';
}

/**
 * Derives what the results of a check mean for a call.
 *
 * @example
 * const { reach, quality } = checkOutlook(check.actor.getSnapshot().context.results);
 * @public
 */
export const checkOutlook = (results: CheckResults): CheckOutlook => ({
  canBeSeen: answerFor('camera', results),
  canBeHeard: answerFor('microphone', results),
  canHear: answerFor('speaker', results),
  reach: reachOf(results),
  quality: qualityOf(results),
});
