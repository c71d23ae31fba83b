import { peerSetup } from '../setup.ts';

/** Media flows over the old path or a new one. If the answer is still missing, the offer is made once more. */
const backToIdle = {
  guard: 'isConnectionUsable',
  target: 'idle',
  actions: ['cancelOfferRetry', 'scheduleOfferRetry'],
} as const;

/**
 * After the timeout of an ICE restart: back to idle if the old path still works, else the next, more expensive
 * attempt. Working media is never given up because the server cannot be reached.
 */
const afterIceRestart = [
  backToIdle,
  { guard: 'hasTurnServer', target: 'relayOnly' },
  { target: 'rebuilding' },
] as const;

/** A rebuilt connection failed, or did not connect in time. */
const rebuildAgain = [
  { guard: 'canRebuild', target: 'rebuilding', reenter: true },
  { target: 'givenUp' },
] as const;

/** While media works, the negotiation region makes a lost offer again, and nothing is interrupted. */
const onSignalsLost = { guard: 'isConnectionUnusable', target: 'rebuilding' } as const;

const startIceRestart = {
  target: 'restartingIce',
  actions: { type: 'restartIce', params: 'all' },
} as const;

/** A connection that the peer closed can only be replaced. */
const afterGrace = [{ guard: 'isClosedByRemote', target: 'rebuilding' }, startIceRestart] as const;

/** Nothing but the choice of one of the two people ends a disconnection. */
const whileDisconnected = {
  'connection.connected': {},
  'signal.received': {},
  retry: {},
  'addressHiding.changed': { actions: 'storeAddressHiding' },
} as const;

/**
 * Restores a broken connection by attempts that become more expensive: wait, restart ICE, restart ICE with
 * relay candidates only, rebuild the connection.
 */
export const recoveryRegion = peerSetup.createStateConfig({
  description: 'The attempts to restore a broken connection.',
  initial: 'idle',
  on: {
    'connection.connected': { target: '.idle', actions: 'resetRebuildCount' },
    // The peer built a new connection, which gets the full time to connect.
    'generation.adopted': '.idle',
    'operation.failed': { actions: 'storeFailure' },
    // The peer missed the offer of this connection, for example because a resync replaced it. A peer that
    // sends offers can be reached, so this is worth another attempt even after giving up.
    'signal.received': [
      // The peer has answered, and the answer was rejected or lost. If the first offer is rolled back, the transceivers
      // of the media slots are not used for that of the peer (RFC 8829 section 5.10), and nothing is sent in them.
      { guard: 'isOfferBeforeFirstAnswer', target: '.rebuilding' },
      {
        guard: 'isOlderGenerationOffer',
        actions: 'scheduleMissedOfferCheck',
      },
      { guard: 'isDisconnect', target: '.disconnectedByPeer', actions: 'endConnection' },
    ],
    disconnect: {
      target: '.disconnectedByUser',
      actions: ['sendDisconnect', 'endConnection'],
    },
    // A new connection, because the pairs of the old one would stay in use until ICE has found another.
    'addressHiding.changed': {
      target: '.rebuilding',
      actions: ['storeAddressHiding', 'resetRebuildCount'],
    },
    'offer.missed': { guard: 'isOfferMissed', target: '.rebuilding' },
    // The peer lost the offer of a connection that does not work yet, for example in a resync. The
    // negotiation region sends an offer again only over a usable connection.
    'offer.retryDue': { guard: 'isOfferMissed', target: '.rebuilding' },
    // A retry by the user starts with all attempts again.
    retry: { target: '.rebuilding', actions: 'resetRebuildCount' },
  },
  states: {
    idle: {
      description: 'No recovery is needed: the connection works, or is still connecting.',
      exit: 'stopPathSettling',
      on: {
        'connection.disconnected': 'grace',
        'connection.failed': startIceRestart,
        'network.changed': { guard: 'isConnectionUsable', ...startIceRestart },
        // This comes seconds before the browser notices. ICE keeps using the old path, so nothing is lost
        // if media arrives over it again.
        'media.missing': [
          // The peer noticed first and has restarted ICE. Another restart would only take longer.
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
        // The peer closed the connection. In most cases it has left, and its `left` event is on its way.
        'channel.closed': 'grace',
        'connection.closed': 'grace',
        'operation.failed': { target: 'rebuilding', actions: 'storeFailure' },
        // No transition, so that connectTimeoutMs keeps running.
        'connection.connected': { actions: 'resetRebuildCount' },
        // A working connection is kept.
        retry: [{ guard: 'isConnectionUnsettled', target: 'rebuilding' }, {}],
      },
      after: {
        connectTimeoutMs: { guard: 'isConnectionUnusable', target: 'rebuilding' },
      },
    },
    grace: {
      description: 'The connection is interrupted, and may come back by itself.',
      tags: ['recovering'],
      on: {
        'connection.failed': afterGrace,
        'network.changed': afterGrace,
        'signals.lost': 'rebuilding',
      },
      after: { disconnectedGraceMs: afterGrace },
    },
    restartingIce: {
      description: 'ICE searches for a new path, and keeps the old one as long as it works.',
      tags: ['recovering'],
      exit: 'stopPathSettling',
      on: {
        'connection.failed': [
          { guard: 'hasTurnServer', target: 'relayOnly' },
          { target: 'rebuilding' },
        ],
        // The path that was just found may no longer exist.
        'network.changed': {
          guard: 'isNegotiationIdle',
          ...startIceRestart,
          reenter: true,
        },
        'flow.audioOnly': backToIdle,
        'flow.receiving': backToIdle,
        'answer.accepted': { actions: 'startPathSettling' },
        'answer.made': { actions: 'startPathSettling' },
        // Media stopped after the answer, for example because the network changed.
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
      description: 'ICE restarts with relay candidates only.',
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
      description: 'A new RTCPeerConnection replaces the old one.',
      tags: ['recovering'],
      entry: 'rebuildConnection',
      on: {
        'connection.failed': rebuildAgain,
        'channel.closed': rebuildAgain,
        // Counts as a failure. Otherwise a server that rejects all signals would cause an endless loop.
        'signals.lost': rebuildAgain,
      },
      after: { rebuildTimeoutMs: rebuildAgain },
    },
    givenUp: {
      description: 'All attempts failed; the user decides when to try again.',
      tags: ['needsRetry'],
      entry: 'resetRebuildCount',
      on: { 'remote.reachable': 'rebuilding', 'network.changed': 'rebuilding' },
    },
    disconnectedByUser: {
      description:
        'The user has disconnected from the peer: offers are refused until the user connects again.',
      on: {
        ...whileDisconnected,
        disconnect: {},
        reconnect: { target: 'rebuilding', actions: 'resetRebuildCount' },
      },
    },
    disconnectedByPeer: {
      description:
        'The peer has disconnected from the user: nothing is attempted until the peer makes an offer.',
      on: {
        ...whileDisconnected,
        'generation.adopted': 'idle',
      },
    },
  },
});
