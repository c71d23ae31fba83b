import { peerSetup } from '../setup.ts';

/** Where the old way or a new one carries sound and picture, an answer that is missing is asked for once more. */
const backToIdle = {
  guard: 'isConnectionUsable',
  target: 'idle',
  actions: ['cancelOfferRetry', 'scheduleOfferRetry'],
} as const;

/**
 * After the time for a restart: calm where the old way has held throughout, else the next rung. Media that
 * works is kept although the server may be away.
 */
const afterIceRestart = [
  backToIdle,
  { guard: 'hasTurnServer', target: 'relayOnly' },
  { target: 'rebuilding' },
] as const;

/** A rebuilt connection that failed, or did not come up in time. */
const rebuildAgain = [
  { guard: 'canRebuild', target: 'rebuilding', reenter: true },
  { target: 'givenUp' },
] as const;

/** Where media works, what was lost is negotiated again, by the negotiation region; it goes on meanwhile. */
const onSignalsLost = { guard: 'isConnectionUnusable', target: 'rebuilding' } as const;

/** A new way is searched, by whichever candidates there are. */
const startIceRestart = {
  target: 'restartingIce',
  actions: { type: 'restartIce', params: 'all' },
} as const;

/** A connection that the other side put away cannot be mended, only replaced. */
const afterGrace = [{ guard: 'isClosedByRemote', target: 'rebuilding' }, startIceRestart] as const;

/** The ladder by which a connection that broke is brought back, each rung dearer than the one before. */
export const recoveryRegion = peerSetup.createStateConfig({
  description: 'What is done about a connection that does not hold.',
  initial: 'idle',
  on: {
    'connection.connected': { target: '.idle', actions: 'resetRebuildCount' },
    // The other side built a new connection; it gets its time.
    'generation.adopted': { target: '.idle', reenter: true },
    'operation.failed': { actions: 'storeFailure' },
    // Word of this side's connection was lost, as when the other was told the whole room anew. Whoever
    // offers can be reached: a connection that was given up is worth another try.
    'signal.received': {
      guard: 'isOlderGenerationOffer',
      actions: 'scheduleMissedOfferCheck',
    },
    'offer.missed': { guard: 'isOfferMissed', target: '.rebuilding' },
    // Asked by the person, it has all its attempts again.
    retry: { target: '.rebuilding', actions: 'resetRebuildCount' },
  },
  states: {
    idle: {
      description: 'Nothing needs to be done.',
      exit: 'stopPathSettling',
      on: {
        'connection.disconnected': 'grace',
        'connection.failed': startIceRestart,
        'network.changed': { guard: 'isConnectionUsable', ...startIceRestart },
        // Seconds before the browser has noticed. The old way is kept meanwhile, so that nothing is lost
        // where it works again.
        'media.missing': [
          // The other side noticed first, and has restarted ICE. To do so once more would only take longer.
          {
            guard: 'isConnectionUsableAndPathSettling',
            target: 'restartingIce',
            actions: 'startPathSettling',
          },
          { guard: 'isConnectionUsable', ...startIceRestart },
        ],
        'answer.made': { actions: 'startPathSettling' },
        'answer.accepted': { actions: 'startPathSettling' },
        'media.overdue': { actions: 'stopPathSettling' },
        'signals.lost': onSignalsLost,
        // The other side put its end away. Mostly it has left, and word of that is on its way.
        'channel.closed': 'grace',
        'connection.closed': 'grace',
        'operation.failed': { target: 'rebuilding', actions: 'storeFailure' },
        // Already calm: a connection that comes up leaves the time for connecting alone.
        'connection.connected': { actions: 'resetRebuildCount' },
        // A settled connection is left alone.
        retry: [{ guard: 'isConnectionUnsettled', target: 'rebuilding' }, {}],
      },
      after: {
        connectTimeoutMs: { guard: 'isConnectionUnusable', target: 'rebuilding' },
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
      after: { disconnectedGraceMs: afterGrace },
    },
    restartingIce: {
      description:
        'A new way between the two browsers is searched, while the old one is kept as long as it works.',
      tags: ['recovering'],
      exit: 'stopPathSettling',
      on: {
        'connection.failed': [
          { guard: 'hasTurnServer', target: 'relayOnly' },
          { target: 'rebuilding' },
        ],
        // The way that has just been found may be gone again.
        'network.changed': {
          guard: 'isNegotiationIdle',
          ...startIceRestart,
          reenter: true,
        },
        'flow.audioOnly': backToIdle,
        'flow.receiving': backToIdle,
        'answer.accepted': { actions: 'startPathSettling' },
        'answer.made': { actions: 'startPathSettling' },
        // As where the network changed, and the silence came after the answer.
        'media.missing': { actions: 'startPathSettling' },
        'media.overdue': {
          guard: 'isMediaMissingOnNewPath',
          target: 'rebuilding',
        },
        'channel.closed': 'rebuilding',
        'signals.lost': onSignalsLost,
        'operation.failed': { target: 'rebuilding', actions: 'storeFailure' },
      },
      after: { iceRestartTimeoutMs: afterIceRestart },
    },
    relayOnly: {
      description: 'Only the way over the relay is tried.',
      tags: ['recovering'],
      entry: { type: 'restartIce', params: 'relay' },
      on: {
        'connection.failed': 'rebuilding',
        'channel.closed': 'rebuilding',
        'signals.lost': 'rebuilding',
        'operation.failed': { target: 'rebuilding', actions: 'storeFailure' },
      },
      after: { relayTimeoutMs: 'rebuilding' },
    },
    rebuilding: {
      description: 'The connection is built anew from the ground.',
      tags: ['recovering'],
      entry: 'rebuildConnection',
      on: {
        'connection.failed': rebuildAgain,
        'channel.closed': rebuildAgain,
        // Counted like a failure, or a server that takes no signals would be asked in a loop without end.
        'signals.lost': rebuildAgain,
      },
      after: { rebuildTimeoutMs: rebuildAgain },
    },
    givenUp: {
      description: 'Every way has been tried; the person decides when to try again.',
      tags: ['needsRetry'],
      entry: 'resetRebuildCount',
      on: { 'remote.reachable': 'rebuilding', 'network.changed': 'rebuilding' },
    },
  },
});
