import { assign, sendTo } from 'xstate';
import { defaultMaxInFlightBytes } from './frame-size.ts';
import { removeQueue } from './outbox.ts';
import { signalingSetup } from './setup.ts';

/** What is done where a connection ended, or could not be opened, and another will be tried. */
const failConnection = ['dropConnection', 'countFailure'] as const;

/** The server's no for good. */
const finalRefusal = {
  guard: 'isRefusalFinal',
  target: '#signaling.closed',
  actions: ['reportRefusal', 'dropConnection'],
} as const;

/** Where no connection is left: a pause, until there is a network or the server can be tried again. */
const connectionLost = [
  { guard: 'isNetworkOffline', target: '#signaling.offline', actions: failConnection },
  { target: '#signaling.resuming', actions: failConnection },
] as const;

/** What ends the attempt to open a connection. */
const whileConnecting = {
  'server.open': '#signaling.online',
  'server.lost': connectionLost,
  'server.refused': [finalRefusal, { target: '#signaling.resuming', actions: failConnection }],
} as const;

/**
 * The connection to the server: it comes back by itself, and nothing that is queued is lost, doubled or
 * turned around on the way. It runs one `link` at a time and reports to its parent.
 */
export const signalingMachine = signalingSetup.createMachine({
  id: 'signaling',
  description: 'The connection to the server, which introduces people to each other.',
  initial: 'idle',
  context: ({ input }) => ({
    parent: input.parent,
    joinRequest: null,
    lastEventId: null,
    hasJoined: false,
    outbox: {},
    inbox: {},
    inFlightBytes: 0,
    maxInFlightBytes: defaultMaxInFlightBytes,
    isNetworkOffline: false,
    refusal: null,
    failedAttempts: 0,
    jitter: 0.5,
    pong: null,
  }),
  on: {
    join: { actions: assign({ joinRequest: ({ event }) => event.joinRequest }) },
    update: { guard: 'hasJoinRequest', actions: 'storeProfile' },
    signal: { actions: 'enqueueSignal' },
    forgetPeer: {
      actions: assign({ outbox: ({ context, event }) => removeQueue(context.outbox, event.peer) }),
    },
    'network.offline': { actions: assign({ isNetworkOffline: true }) },
    'network.online': { actions: assign({ isNetworkOffline: false }) },
    close: { target: '.closed', actions: ['dropConnection', 'reportClosed'] },
  },
  states: {
    idle: {
      description: 'No connection has been asked for yet.',
      on: { start: 'connecting' },
    },
    connecting: {
      description: 'The first connection is being opened.',
      entry: 'openConnection',
      on: whileConnecting,
      after: { openTimeoutMs: connectionLost },
    },
    online: {
      description: 'The server is reached.',
      tags: ['serverReachable'],
      entry: ['reportOnline', 'sendJoinRequest', 'requestIceServers'],
      on: {
        join: {
          // What the door was given for ICE holds only for a while.
          actions: [
            assign({ joinRequest: ({ event }) => event.joinRequest, lastEventId: null }),
            'sendJoinRequest',
            'requestIceServers',
          ],
        },
        update: {
          guard: 'hasJoinRequest',
          actions: [
            'storeProfile',
            {
              type: 'sendCommand',
              params: ({ event }) => ({ type: 'update', profile: event.profile }),
            },
          ],
        },
        peek: {
          actions: {
            type: 'sendCommand',
            params: ({ event }) => ({ type: 'peek', room: event.room }),
          },
        },
        check: { actions: { type: 'sendCommand', params: { type: 'check' } } },
        flush: { actions: 'flush' },
        'server.joined': {
          actions: [assign({ hasJoined: true }), 'clearRefusal', 'flush'],
        },
        'server.roomEvent': { actions: 'handleRoomEvent' },
        'server.sent': { actions: 'acknowledgeBatch' },
        'server.sendRefused': { actions: 'handleRefusedBatch' },
        'server.iceServers': [
          // With a wish, only being let in says that the server takes this person.
          { guard: 'hasJoinRequest', actions: 'forwardIceServers' },
          { actions: ['clearRefusal', 'forwardIceServers'] },
        ],
        'server.pong': { actions: assign({ pong: ({ event }) => event.pong }) },
        'iceServers.renewalDue': { actions: 'requestIceServers' },
        'server.peeked': {
          actions: sendTo(
            ({ context }) => context.parent,
            ({ event }) => ({ type: 'signaling.peeked', peek: event.peek }),
          ),
        },
        'server.lost': connectionLost,
        'server.refused': [
          finalRefusal,
          {
            guard: 'isFrameTooLarge',
            target: 'resuming',
            actions: ['discardInFlight', ...failConnection],
          },
          { target: 'resuming', actions: failConnection },
        ],
        gap: { target: 'resuming', actions: failConnection },
        'network.changed': { target: 'resuming.connecting', actions: 'dropConnection' },
        // Nobody else has lost the server, so that there is no crowd to keep out of.
        'server.unresponsive': { target: 'resuming.connecting', actions: 'dropConnection' },
        close: { target: 'closed', actions: { type: 'sendCommand', params: { type: 'leave' } } },
      },
      after: { stableConnectionMs: { actions: 'resetFailedAttempts' } },
    },
    resuming: {
      description: 'The connection broke; it is being opened again, and goes on where it was.',
      tags: ['serverUnreachable'],
      initial: 'waiting',
      on: {
        'network.offline': {
          target: 'offline',
          actions: [assign({ isNetworkOffline: true }), 'dropConnection'],
        },
      },
      states: {
        waiting: {
          description: 'A pause before the next attempt, longer after each one that failed.',
          on: {
            'network.online': {
              target: 'connecting',
              actions: assign({ isNetworkOffline: false }),
            },
            'network.changed': 'connecting',
          },
          after: { reconnectBackoffMs: 'connecting' },
        },
        connecting: {
          description: 'A connection is being opened.',
          entry: 'openConnection',
          on: whileConnecting,
          after: { openTimeoutMs: connectionLost },
        },
      },
    },
    offline: {
      description: 'The device has no network.',
      tags: ['noNetwork'],
      initial: 'waiting',
      on: {
        'network.online': {
          target: 'resuming.connecting',
          actions: assign({ isNetworkOffline: false }),
        },
        'network.changed': '.connecting',
      },
      states: {
        waiting: {
          description:
            'The browser says that there is no network; a connection is tried now and then.',
          after: { offlineProbeMs: 'connecting' },
        },
        connecting: {
          description:
            'A connection is being opened all the same, because the browser may be wrong.',
          entry: 'openConnection',
          on: {
            ...whileConnecting,
            'server.lost': { target: 'waiting', actions: failConnection },
          },
          after: { openTimeoutMs: { target: 'waiting', actions: failConnection } },
        },
      },
    },
    closed: {
      description: 'The connection was ended on purpose.',
      on: {
        'server.lost': { actions: ['dropConnection', 'reportClosed'] },
        signal: {},
        close: { actions: 'reportClosed' },
      },
    },
  },
});
