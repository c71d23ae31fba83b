import { callProblemOf, isSameCallProblem, type CallProblem } from '@visavis/client/derived';
import { createMemo, type Accessor } from 'solid-js';
import { useCall } from './call-view.ts';

/** Why the server cannot be reached at the moment; null if it can. */
export function createCallProblem(): Accessor<CallProblem | null> {
  const { signaling } = useCall();
  return createMemo(() => callProblemOf(signaling()), null, { equals: isSameCallProblem });
}
