import type { Results } from '@visavis/client/check';

type Answer = 'yes' | 'perhaps' | 'no' | 'unknown';

/** What a check says about the calls to come. */
export interface Outlook {
  readonly seen: Answer;
  readonly heard: Answer;
  readonly hearing: Answer;
  /** With whom a connection comes about. */
  readonly meeting: 'everyone' | 'most' | 'some' | 'few' | 'same network' | 'nobody' | 'unknown';
  readonly quality: 'good' | 'poor' | 'unknown';
}

function answer(of: 'camera' | 'microphone' | 'speaker', results: Results): Answer {
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
      return result.reason === 'needs' ? 'no' : 'unknown';
    default:
      return 'unknown';
  }
}

function meeting({ signaling, stun, nat, relay }: Results): Outlook['meeting'] {
  if (signaling?.outcome === 'failed') return 'nobody';
  if (relay?.outcome === 'passed' || relay?.outcome === 'warned') return 'everyone';
  if (stun === undefined || relay === undefined || relay.reason === 'needs') return 'unknown';
  switch (nat?.finding?.kind) {
    case 'none':
    case 'endpoint-independent':
      return 'most';
    case 'unknown':
      return 'some';
    case 'address-dependent':
      return 'few';
    default:
      return 'same network';
  }
}

function quality({ relay }: Results): Outlook['quality'] {
  if (relay?.outcome === 'passed') return 'good';
  return relay?.outcome === 'warned' ? 'poor' : 'unknown';
}

/** Reads the results of a check for what they mean in a call. */
export const outlookOf = (results: Results): Outlook => ({
  seen: answer('camera', results),
  heard: answer('microphone', results),
  hearing: answer('speaker', results),
  meeting: meeting(results),
  quality: quality(results),
});
