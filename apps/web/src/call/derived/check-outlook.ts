import type { CheckResults } from '@visavis/client/check';

type OutlookAnswer = 'yes' | 'perhaps' | 'no' | 'unknown';

/** What a check says about the calls to come. */
export interface CheckOutlook {
  readonly canBeSeen: OutlookAnswer;
  readonly canBeHeard: OutlookAnswer;
  readonly canHear: OutlookAnswer;
  /** With whom a connection comes about. */
  readonly reach: 'everyone' | 'most' | 'some' | 'few' | 'sameNetwork' | 'nobody' | 'unknown';
  readonly quality: 'good' | 'poor' | 'unknown';
}

function answer(of: 'camera' | 'microphone' | 'speaker', results: CheckResults): OutlookAnswer {
  const result = results[of];
  switch (result?.outcome) {
    case 'passed':
      return 'yes';
    case 'warned':
      return 'perhaps';
    case 'failed':
      return 'no';
    case 'skipped':
      // What could not even be asked for does not work either.
      return result.reason === 'prerequisite-failed' ? 'no' : 'unknown';
    default:
      return 'unknown';
  }
}

function reachOf({ signaling, stun, nat, relay }: CheckResults): CheckOutlook['reach'] {
  if (signaling?.outcome === 'failed') return 'nobody';
  if (relay?.outcome === 'passed' || relay?.outcome === 'warned') return 'everyone';
  if (stun === undefined || relay === undefined || relay.reason === 'prerequisite-failed')
    return 'unknown';
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

function quality({ relay }: CheckResults): CheckOutlook['quality'] {
  if (relay?.outcome === 'passed') return 'good';
  return relay?.outcome === 'warned' ? 'poor' : 'unknown';
}

/** Reads the results of a check for what they mean in a call. */
export const checkOutlook = (results: CheckResults): CheckOutlook => ({
  canBeSeen: answer('camera', results),
  canBeHeard: answer('microphone', results),
  canHear: answer('speaker', results),
  reach: reachOf(results),
  quality: quality(results),
});
