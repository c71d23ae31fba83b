// Compiled from messages/en/call-problem.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Why the server cannot be reached. A cause is followed by a consequence. */
export const callProblemText = /* @__PURE__ */ defineText(() => ({
  retry: 'Try now',
  resolved: 'The server is back.',
  causes: {
    noNetwork: 'This device has no network connection.',
    serverUnreachable: 'The server is not responding.',
  },
  /** Causes: the server responds, but refuses the connection for now. */
  refusals: {
    'too-many-connections': 'The server has too many connections from your network.',
    'too-many-rooms': 'The server cannot open another room.',
    'rate-limited': 'This page sent too many messages in a short time.',
    'server-closing': 'The server is restarting.',
  },
  consequences: {
    beforeCall: 'This page keeps trying.',
    alone: 'Others can join as soon as it is back.',
    waiting: 'This page keeps trying; the call resumes when it succeeds.',
    connected: 'Your call continues; nobody else can join until it is back.',
  },
}));
