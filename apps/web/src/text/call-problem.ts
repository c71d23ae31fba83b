import type { RefusalReason } from '@visavis/client';
import type { CallProblem } from '../call/state/call-problem.ts';

/** What a person is in the middle of: nothing yet, waiting for others, or talking. */
export type CallSituation = 'beforeCall' | 'alone' | 'waiting' | 'connected';

/** Where the server answered, but only to send the page away for now. */
const refusalTexts: Partial<Record<RefusalReason, string>> = {
  'too-many-connections': 'The server has too many connections from your network.',
  'too-many-rooms': 'The server has no place for another room.',
  'rate-limited': 'This page sent more than the server takes in so short a time.',
  'server-closing': 'The server is restarting.',
};

const cause = ({ kind, refusal }: CallProblem): string => {
  if (kind === 'noNetwork') return 'This device has no network.';
  return (refusal === null ? undefined : refusalTexts[refusal]) ?? 'The server does not answer.';
};

const consequence: Readonly<Record<CallSituation, string>> = {
  beforeCall: 'This page keeps trying.',
  alone: 'Others can come in as soon as it is back.',
  waiting: 'This page keeps trying; the call goes on with it.',
  connected: 'Your call goes on; nobody new can come in until it is back.',
};

/** What keeps the page from the server, and what that means where the person is. */
export const callProblemText = {
  sentence: (obstacle: CallProblem, situation: CallSituation): string =>
    `${cause(obstacle)} ${consequence[situation]}`,
  retry: 'Try now',
  resolved: 'The server is back.',
} as const;
