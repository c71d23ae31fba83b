import { peerSetup } from '../setup.ts';

/** Where the old way or a new one carries sound and picture, an answer that is missing is asked for once more. */
const backToCalm = {
  guard: 'the connection holds',
  target: 'calm',
  actions: ['forget the lost offer', 'let the offer be made again'],
} as const;

/**
 * After the time for a restart: calm where the old way has held throughout, else the next rung. Media that
 * works is kept although the server may be away.
 */
const afterRestarting = [
  backToCalm,
  { guard: 'a relay is configured', target: 'relay only' },
  { target: 'rebuilding' },
] as const;

/** A rebuilt connection that failed, or did not come up in time. */
const again = [
  { guard: 'may be rebuilt again', target: 'rebuilding', reenter: true },
  { target: 'given up' },
] as const;

/** Where media works, what was lost is negotiated again, by the negotiation region; it goes on meanwhile. */
const lost = { guard: 'the connection does not hold', target: 'rebuilding' } as const;

/** A new way is searched, by whichever candidates there are. */
const restart = {
  target: 'restarting ICE',
  actions: { type: 'restart ICE', params: 'all' },
} as const;

/** A connection that the other side put away cannot be mended, only replaced. */
const afterGrace = [
  { guard: 'the other side put it away', target: 'rebuilding' },
  restart,
] as const;

/** The ladder by which a connection that broke is brought back, each rung dearer than the one before. */
export const recoveryRegion = peerSetup.createStateConfig({
  description: 'What is done about a connection that does not hold.',
  initial: 'calm',
  on: {
    'connection.connected': { target: '.calm', actions: 'forget the rebuilds' },
    // The other side built a new connection; it gets its time.
    'generation.adopted': { target: '.calm', reenter: true },
    'operation.failed': { actions: 'note the failure' },
    // Word of this side's connection was lost, as when the other was told the whole room anew. Whoever
    // offers can be reached: a connection that was given up is worth another try.
    'signal.received': {
      guard: 'offer of an older generation',
      actions: 'wait whether the offer was missed',
    },
    'offer.missed': { guard: 'its offer was missed', target: '.rebuilding' },
    // Asked by the person, it has all its attempts again.
    retry: { target: '.rebuilding', actions: 'forget the rebuilds' },
  },
  states: {
    calm: {
      description: 'Nothing needs to be done.',
      exit: 'let the time be over',
      on: {
        'connection.disconnected': 'grace',
        'connection.failed': restart,
        'network.changed': { guard: 'the connection holds', ...restart },
        // Seconds before the browser has noticed. The old way is kept meanwhile, so that nothing is lost
        // where it works again.
        'flow.missed': [
          // The other side noticed first, and has restarted ICE. To do so once more would only take longer.
          {
            guard: 'the connection holds, and a new way has its time',
            target: 'restarting ICE',
            actions: 'give the new way its time',
          },
          { guard: 'the connection holds', ...restart },
        ],
        'answer.made': { actions: 'give the new way its time' },
        'answer.accepted': { actions: 'give the new way its time' },
        'flow.overdue': { actions: 'let the time be over' },
        'signals.lost': lost,
        // The other side put its end away. Mostly it has left, and word of that is on its way.
        'channel.closed': 'grace',
        'connection.closed': 'grace',
        'operation.failed': { target: 'rebuilding', actions: 'note the failure' },
        // Already calm: a connection that comes up leaves the time for connecting alone.
        'connection.connected': { actions: 'forget the rebuilds' },
        // A settled connection is left alone.
        retry: [{ guard: 'the connection is not settled', target: 'rebuilding' }, {}],
      },
      after: {
        connecting: { guard: 'the connection does not hold', target: 'rebuilding' },
      },
    },
    grace: {
      description: 'The connection may mend itself; it is given a moment.',
      tags: ['recovering'],
      on: {
        'connection.failed': afterGrace,
        'network.changed': afterGrace,
        'signals.lost': 'rebuilding',
      },
      after: { grace: afterGrace },
    },
    'restarting ICE': {
      description:
        'A new way between the two browsers is searched, while the old one is kept as long as it works.',
      tags: ['recovering'],
      exit: 'let the time be over',
      on: {
        'connection.failed': [
          { guard: 'a relay is configured', target: 'relay only' },
          { target: 'rebuilding' },
        ],
        // The way that has just been found may be gone again.
        'network.changed': {
          guard: 'nothing is being negotiated',
          ...restart,
          reenter: true,
        },
        'flow.heard': backToCalm,
        'flow.flowing': backToCalm,
        'answer.accepted': { actions: 'give the new way its time' },
        'answer.made': { actions: 'give the new way its time' },
        // As where the network changed, and the silence came after the answer.
        'flow.missed': { actions: 'give the new way its time' },
        'flow.overdue': {
          guard: 'a new way is agreed on, and something is missed',
          target: 'rebuilding',
        },
        'channel.closed': 'rebuilding',
        'signals.lost': lost,
        'operation.failed': { target: 'rebuilding', actions: 'note the failure' },
      },
      after: { restarting: afterRestarting },
    },
    'relay only': {
      description: 'Only the way over the relay is tried.',
      tags: ['recovering'],
      entry: { type: 'restart ICE', params: 'relay' },
      on: {
        'connection.failed': 'rebuilding',
        'channel.closed': 'rebuilding',
        'signals.lost': 'rebuilding',
        'operation.failed': { target: 'rebuilding', actions: 'note the failure' },
      },
      after: { relaying: 'rebuilding' },
    },
    rebuilding: {
      description: 'The connection is built anew from the ground.',
      tags: ['recovering'],
      entry: 'rebuild the connection',
      on: {
        'connection.failed': again,
        'channel.closed': again,
        // Counted like a failure, or a server that takes no signals would be asked in a loop without end.
        'signals.lost': again,
      },
      after: { rebuilding: again },
    },
    'given up': {
      description: 'Every way has been tried; the person decides when to try again.',
      tags: ['needs the person'],
      entry: 'forget the rebuilds',
      on: { 'remote.back': 'rebuilding', 'network.changed': 'rebuilding' },
    },
  },
});
