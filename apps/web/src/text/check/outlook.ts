import type { CheckOutlook } from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { checkText } from '../messages/check.ts';

/** Puts what a check means for a call into sentences: part, answer and sentence. */
export function describeOutlook({ canBeSeen, canBeHeard, canHear, reach, quality }: CheckOutlook) {
  const text = useText(checkText).outlook;
  return [
    ['canBeSeen', canBeSeen, text.canBeSeen[canBeSeen]],
    ['canBeHeard', canBeHeard, text.canBeHeard[canBeHeard]],
    ['canHear', canHear, text.canHear[canHear]],
    ['reach', reach, text.reach[reach]],
    ['quality', quality, text.quality[quality]],
  ] as const;
}
