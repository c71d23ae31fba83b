import type { RefusalReason } from '@visavis/client';
import type { CallProblem } from '@visavis/client/derived';

/** What the user is doing: not in a call yet, alone in the room, waiting for a peer connection, or in a call. */
export type CallSituation = 'beforeCall' | 'alone' | 'waiting' | 'connected';

/** For a server that responds and refuses the connection for now. */
const refusalTexts: Partial<Record<RefusalReason, string>> = {
  'too-many-connections': 'The server has too many connections from your network.',
  'too-many-rooms': 'The server cannot open another room.',
  'rate-limited': 'This page sent too many messages in a short time.',
  'server-closing': 'The server is restarting.',
};

const cause = ({ kind, refusal }: CallProblem): string => {
  if (kind === 'noNetwork') return 'This device has no network connection.';
  return (refusal === null ? undefined : refusalTexts[refusal]) ?? 'The server does not respond.';
};

const consequence: Readonly<Record<CallSituation, string>> = {
  beforeCall: 'This page keeps trying.',
  alone: 'Others can join as soon as it is back.',
  waiting: 'This page keeps trying; the call resumes when it succeeds.',
  connected: 'Your call continues; nobody else can join until it is back.',
};

/** Why the server cannot be reached, and what that means for the user. */
export const callProblemText = {
  sentence: (problem: CallProblem, situation: CallSituation): string =>
    `${cause(problem)} ${consequence[situation]}`,
  retry: 'Try now',
  resolved: 'The server is back.',
} as const;
