import { peerSetup } from '../setup.ts';

const knownRestored = {
  guard: 'hasBeenConnected',
  target: 'withinBudget',
  actions: 'recoverLostSignals',
} as const;

// A stranger gets no connection on top of those that it has offered: all of its kind would, at the same moment.
// An honest one makes another offer in time.
const strangerRestored = { target: 'withinBudget' } as const;

/**
 * Whether the signals of the peer are passed on. The call machine counts them, and drops those in excess before
 * they reach this machine. A connection that works goes on.
 */
export const budgetRegion = peerSetup.createStateConfig({
  description: 'Whether the peer sends more signals than it may.',
  initial: 'withinBudget',
  states: {
    withinBudget: {
      description: 'The signals of the peer are handled.',
      on: { 'budget.delayed': 'delayed', 'budget.misbehaving': 'misbehaving' },
    },
    delayed: {
      description:
        'All new members together have sent too many signals; those of the peer are dropped for a moment.',
      on: {
        // The peer need not have done anything wrong: what failed while its signals were dropped does not count.
        'budget.restored': [knownRestored, { ...strangerRestored, actions: 'resetRebuildCount' }],
      },
    },
    misbehaving: {
      description: 'The peer has sent too many signals, which are dropped for a while.',
      on: { 'budget.restored': [knownRestored, strangerRestored] },
    },
  },
});
