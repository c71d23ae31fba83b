import type { RefusalReason } from '@visavis/client';
import type { CallProblem } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { callProblemText } from './messages/call-problem.ts';

/** What the user is doing: not in a call yet, alone in the room, waiting for a peer connection, or in a call. */
export type CallSituation = 'beforeCall' | 'alone' | 'waiting' | 'connected';

function describeCause({ kind, refusal }: CallProblem): string {
  const text = useText(callProblemText);
  const refusals: Partial<Record<RefusalReason, string>> = text.refusals;
  const refused = kind === 'noNetwork' || refusal === null ? undefined : refusals[refusal];
  return refused ?? text.causes[kind];
}

/** Why the server cannot be reached, and what that means for the user. */
export function describeCallProblem(problem: CallProblem, situation: CallSituation): string {
  const text = useText(callProblemText);
  return `${describeCause(problem)} ${text.consequences[situation]}`;
}
