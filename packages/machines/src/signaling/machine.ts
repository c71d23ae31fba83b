import { assign, sendTo } from 'xstate';
import { frameAllowance } from './frame.ts';
import { forget } from './outbox.ts';
import { signalingSetup } from './setup.ts';

/** What is done where a connection ended, or could not be opened, and another will be tried. */
const giveUp = ['drop the link', 'count the failure'] as const;

/** The server's no for good. */
const refusedForGood = {
  guard: 'the refusal is final',
  target: '#signaling.closed',
  actions: ['report the refusal', 'drop the link'],
} as const;

/** Where no connection is left: a pause, until there is a network or the server can be tried again. */
const lost = [
  { guard: 'there is no network', target: '#signaling.offline', actions: giveUp },
  { target: '#signaling.resuming', actions: giveUp },
] as const;

/** What ends the attempt to open a connection. */
const opening = {
  'link.open': '#signaling.online',
  'link.lost': lost,
  'link.refused': [refusedForGood, { target: '#signaling.resuming', actions: giveUp }],
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
    wish: null,
    lastEventId: null,
    joined: false,
    outbox: {},
    inbox: {},
    onTheWay: 0,
    allowance: frameAllowance,
    networkDown: false,
    refusal: null,
    attempt: 0,
    chance: 0.5,
    pong: null,
  }),
  on: {
    join: { actions: assign({ wish: ({ event }) => event.wish }) },
    update: { guard: 'a room is wished for', actions: 'note the profile' },
    signal: { actions: 'queue the signal' },
    forget: {
      actions: assign({ outbox: ({ context, event }) => forget(context.outbox, event.peer) }),
    },
    'network.offline': { actions: assign({ networkDown: true }) },
    'network.online': { actions: assign({ networkDown: false }) },
    close: { target: '.closed', actions: ['drop the link', 'report closed'] },
  },
  states: {
    idle: {
      description: 'No connection has been asked for yet.',
      on: { start: 'connecting' },
    },
    connecting: {
      description: 'The first connection is being opened.',
      entry: 'open the link',
      on: opening,
      after: { opening: lost },
    },
    online: {
      description: 'The server is reached.',
      tags: ['server reachable'],
      entry: ['report online', 'join again', 'ask for ICE servers'],
      on: {
        join: {
          // What the door was given for ICE holds only for a while.
          actions: [
            assign({ wish: ({ event }) => event.wish, lastEventId: null }),
            'join again',
            'ask for ICE servers',
          ],
        },
        update: {
          guard: 'a room is wished for',
          actions: [
            'note the profile',
            {
              type: 'command',
              params: ({ event }) => ({ type: 'update', profile: event.profile }),
            },
          ],
        },
        peek: {
          actions: { type: 'command', params: ({ event }) => ({ type: 'peek', room: event.room }) },
        },
        check: { actions: { type: 'command', params: { type: 'check' } } },
        flush: { actions: 'flush' },
        'link.joined': {
          actions: [assign({ joined: true }), 'forget the refusal', 'flush'],
        },
        'link.event': { actions: 'take the event' },
        'link.sent': { actions: 'strike off what arrived' },
        'link.unsent': { actions: 'keep or give up what was not taken' },
        'link.iceServers': [
          // With a wish, only being let in says that the server takes this person.
          { guard: 'a room is wished for', actions: 'take the ICE servers' },
          { actions: ['forget the refusal', 'take the ICE servers'] },
        ],
        'link.pong': { actions: assign({ pong: ({ event }) => event.pong }) },
        'iceServers.due': { actions: 'ask for ICE servers' },
        'link.peeked': {
          actions: sendTo(
            ({ context }) => context.parent,
            ({ event }) => ({ type: 'signaling.peeked', peek: event.peek }),
          ),
        },
        'link.lost': lost,
        'link.refused': [
          refusedForGood,
          {
            guard: 'the frame was too large',
            target: 'resuming',
            actions: ['give up what was on its way', ...giveUp],
          },
          { target: 'resuming', actions: giveUp },
        ],
        gap: { target: 'resuming', actions: giveUp },
        'network.changed': { target: 'resuming.trying', actions: 'drop the link' },
        // Nobody else has lost the server, so that there is no crowd to keep out of.
        'link.silent': { target: 'resuming.trying', actions: 'drop the link' },
        close: { target: 'closed', actions: { type: 'command', params: { type: 'leave' } } },
      },
      after: { steady: { actions: 'forget the failures' } },
    },
    resuming: {
      description: 'The connection broke; it is being opened again, and goes on where it was.',
      tags: ['server away'],
      initial: 'waiting',
      on: {
        'network.offline': {
          target: 'offline',
          actions: [assign({ networkDown: true }), 'drop the link'],
        },
      },
      states: {
        waiting: {
          description: 'A pause before the next attempt, longer after each one that failed.',
          on: {
            'network.online': { target: 'trying', actions: assign({ networkDown: false }) },
            'network.changed': 'trying',
          },
          after: { backoff: 'trying' },
        },
        trying: {
          description: 'A connection is being opened.',
          entry: 'open the link',
          on: opening,
          after: { opening: lost },
        },
      },
    },
    offline: {
      description: 'The device has no network.',
      tags: ['no network'],
      initial: 'waiting',
      on: {
        'network.online': { target: 'resuming.trying', actions: assign({ networkDown: false }) },
        'network.changed': '.trying',
      },
      states: {
        waiting: {
          description:
            'The browser says that there is no network; a connection is tried now and then.',
          after: { probing: 'trying' },
        },
        trying: {
          description:
            'A connection is being opened all the same, because the browser may be wrong.',
          entry: 'open the link',
          on: {
            ...opening,
            'link.lost': { target: 'waiting', actions: giveUp },
          },
          after: { opening: { target: 'waiting', actions: giveUp } },
        },
      },
    },
    closed: {
      description: 'The connection was ended on purpose.',
      on: {
        'link.lost': { actions: ['drop the link', 'report closed'] },
        signal: {},
        close: { actions: 'report closed' },
      },
    },
  },
});
