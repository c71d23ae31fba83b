import type { RefusalReason } from '@visavis/client';
import type { EndState } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { leftText } from './messages/left.ts';

interface EndText {
  readonly title: string;
  readonly text: string;
}

/** Why a call has ended, or has not started. */
export function describeEnd(state: EndState, refusal: RefusalReason | null): EndText {
  const text = useText(leftText);
  const refusals: Partial<Record<RefusalReason, EndText>> = text.refusals;
  return (refusal === null ? undefined : refusals[refusal]) ?? text.ends[state];
}
