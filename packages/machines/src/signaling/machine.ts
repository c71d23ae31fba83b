import { assign, sendTo } from 'xstate';
import { defaultMaxInFlightBytes } from './frame-size.ts';
import { removeQueue } from './outbox.ts';
import { signalingSetup } from './setup.ts';

/** A connection was closed, or could not be opened, and there will be another attempt. */
const failConnection = ['dropConnection', 'countFailure'] as const;

/** The server refused, and trying again would not help. */
const finalRefusal = {
  guard: 'isRefusalFinal',
  target: '#signaling.closed',
  actions: ['reportRefusal', 'dropConnection'],
} as const;

/** The connection is lost: pause until the next attempt, or until there is a network. */
const connectionLost = [
  { guard: 'isNetworkOffline', target: '#signaling.offline', actions: failConnection },
  { target: '#signaling.resuming', actions: failConnection },
] as const;

/** The transitions while a connection is being opened. */
const whileConnecting = {
  'server.open': '#signaling.online',
  'server.lost': connectionLost,
  'server.refused': [finalRefusal, { target: '#signaling.resuming', actions: failConnection }],
} as const;

/**
 * Signaling with the server. It reconnects by itself, and queued signals arrive exactly once and in order. It
 * runs one `server` actor at a time and reports to its parent.
 *
 * @internal
 */
export const signalingMachine = signalingSetup.createMachine({
  id: 'signaling',
  description: 'Signaling with the server, across reconnections.',
  initial: 'idle',
  context: ({ input }) => ({
    parent: input.parent,
    joinRequest: null,
    lastEventId: null,
    hasJoined: false,
    outbox: {},
    inbox: {},
    moderations: [],
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
    moderate: { actions: 'queueModeration' },
    forgetPeer: {
      actions: assign({ outbox: ({ context, event }) => removeQueue(context.outbox, event.peer) }),
    },
    'network.offline': { actions: assign({ isNetworkOffline: true }) },
    'network.online': { actions: assign({ isNetworkOffline: false }) },
    close: { target: '.closed', actions: ['dropConnection', 'reportClosed'] },
  },
  states: {
    idle: {
      description: 'Not started yet.',
      on: { start: 'connecting' },
    },
    connecting: {
      description: 'The first connection is being opened.',
      entry: 'openConnection',
      on: whileConnecting,
      after: { openTimeoutMs: connectionLost },
    },
    online: {
      description: 'Connected to the server.',
      tags: ['serverReachable'],
      entry: ['reportOnline', 'sendJoinRequest', 'requestIceServers'],
      exit: 'reportLost',
      on: {
        join: {
          // The ICE credentials of the lobby are valid for a short time only.
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
        changeLink: {
          actions: {
            type: 'sendCommand',
            params: ({ event }) => ({ type: 'changeLink', lock: event.lock }),
          },
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
          actions: [assign({ hasJoined: true }), 'clearRefusal', 'flush', 'sendModerations'],
        },
        'server.roomEvent': { actions: 'handleRoomEvent' },
        'server.sent': { actions: 'acknowledgeBatch' },
        'server.sendRefused': { actions: 'handleRefusedBatch' },
        'server.moderated': { actions: 'removeModeration' },
        'server.moderationRefused': { actions: ['reportRefusedModeration', 'removeModeration'] },
        'server.iceServers': [
          // With a join request, only joining shows that the server accepts this member.
          { guard: 'hasJoinRequest', actions: 'forwardIceServers' },
          { actions: ['clearRefusal', 'forwardIceServers'] },
        ],
        // After a temporary refusal the request is repeated, like one without a response. A new connection
        // would cost the server more, and every member behind a shared address would open one.
        'server.iceServersRefused': finalRefusal,
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
        // Only this client has lost the server, so it needs no back-off to protect the server from a crowd.
        'server.unresponsive': { target: 'resuming.connecting', actions: 'dropConnection' },
        close: { target: 'closed', actions: { type: 'sendCommand', params: { type: 'leave' } } },
      },
      after: { stableConnectionMs: { actions: 'resetFailedAttempts' } },
    },
    resuming: {
      description: 'The connection broke. It is opened again and resumes where it was.',
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
          description: 'A pause before the next attempt, longer after each failure.',
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
            'There is no network, according to the browser. A connection is tried now and then.',
          after: { offlineProbeMs: 'connecting' },
        },
        connecting: {
          description:
            'A connection is being opened nevertheless, because the browser may be wrong.',
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
      description: 'The connection was closed on request.',
      on: {
        'server.lost': { actions: ['dropConnection', 'reportClosed'] },
        signal: {},
        close: { actions: 'reportClosed' },
      },
    },
  },
});
