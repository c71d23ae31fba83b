import { peerSetup } from '../setup.ts';

const start = {
  'compare.start': { guard: 'canCompare', target: 'exchanging', actions: 'startComparison' },
} as const;

/** A comparison is of one connection: nothing of it is repeated over another one. */
const interrupted = {
  'comparison.stopped': 'stopped',
  'comparison.failed': 'failed',
  'generation.*': 'stopped',
  'compare.stop': {
    target: 'idle',
    actions: { type: 'endComparison', params: 'cancelled' },
  },
} as const;

/** Another comparison may begin. */
const over = { ...start, 'comparison.invited': 'invited', 'compare.stop': 'idle' } as const;

const denied = {
  target: 'different',
  actions: { type: 'endComparison', params: 'different' },
} as const;

const confirm = { type: 'endComparison', params: 'match' } as const;

const matched = { type: 'judgeKey', params: 'compared' } as const;

/**
 * Whether the two users compare emoji, by which they find out whether the key of each is that of the other. The
 * connection exchanges the numbers of which the emoji are made, after both users have asked for it.
 */
export const comparisonRegion = peerSetup.createStateConfig({
  description: 'The comparison of emoji by the two users.',
  initial: 'idle',
  states: {
    idle: { description: 'Nobody has asked for a comparison.', on: over },
    invited: {
      description: 'The user of the peer wants to compare emoji.',
      on: {
        ...start,
        ...interrupted,
        'comparison.stopped': 'idle',
        'generation.*': 'idle',
      },
    },
    exchanging: {
      description: 'The user wants to compare emoji. That of the peer has not agreed yet.',
      on: {
        ...interrupted,
        'comparison.shown': { target: 'shown', actions: 'storeEmoji' },
      },
    },
    shown: {
      description: 'The emoji are shown. Neither user has said whether they are the same.',
      on: {
        ...interrupted,
        'compare.confirm': { target: 'confirmedHere', actions: confirm },
        'compare.deny': denied,
        'comparison.confirmed': 'confirmedByPeer',
        'comparison.denied': 'different',
      },
    },
    confirmedHere: {
      description: 'The user has said that the emoji are the same. That of the peer has not.',
      on: {
        ...interrupted,
        'compare.deny': denied,
        'comparison.confirmed': { target: 'matched', actions: matched },
        'comparison.denied': 'different',
      },
    },
    confirmedByPeer: {
      description: 'The user of the peer has said that the emoji are the same.',
      on: {
        ...interrupted,
        'compare.confirm': { target: 'matched', actions: [confirm, matched] },
        'compare.deny': denied,
        'comparison.denied': 'different',
      },
    },
    matched: { description: 'Both users have said that the emoji are the same.', on: over },
    different: {
      description: 'One of the users has said that the emoji are different.',
      entry: { type: 'judgeKey', params: 'different' },
      on: over,
    },
    failed: {
      description: 'The number of the peer is not the one to which it had committed itself.',
      on: over,
    },
    stopped: {
      description: 'The peer has ended the comparison, or the connection was replaced.',
      on: over,
    },
  },
});
