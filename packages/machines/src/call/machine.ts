import { createInitialProfile } from '@visavis/protocol';
import { fullBudgets, fullConnectionBudget } from '../budget/budget.ts';
import { emptySlots } from '../media/slots.ts';
import { noSpeakers } from './active-speaker.ts';
import { commonTransitions } from './common-transitions.ts';
import { callSetup } from './setup.ts';
import type { CallContext } from './types.ts';

const peekRoom = {
  type: 'sendToSignaling',
  params: ({ context }: { context: CallContext }) =>
    ({ type: 'peek', room: context.room }) as const,
} as const;

/** The server lets this member in. */
const admitted = {
  guard: 'isAdmitted',
  target: '#call.active.inRoom',
  actions: ['syncMembers'],
} as const;

/** The server ends this member's membership, or the wait for it. */
const ownLeft = [
  { guard: 'isRoomEnded', target: '#call.ended' },
  { guard: 'isReplaced', target: '#call.replaced' },
  { guard: 'isRemoved', target: '#call.removed' },
  { guard: 'isLinkChanged', target: '#call.refused', actions: 'storeRefusal' },
  { guard: 'hasLeft', target: '#call.left' },
] as const;

const finished = {
  tags: ['finished'],
  entry: ['stopPeers', 'stopMedia', 'updateSpeakers', 'stopSignaling'],
  on: { returnToLobby: { target: '#call.active', actions: 'updateStartedAt' } },
} as const;

/**
 * One member's part in one room, from the lobby to the end of the call. It runs the actors `signaling` and
 * `media`, and one `peer` for each other member.
 *
 * @internal
 */
export const callMachine = callSetup.createMachine({
  id: 'call',
  description: 'One member’s part in one room.',
  initial: 'idle',
  context: ({ input }) => ({
    ...input,
    startedAt: Math.floor(input.startedAt),
    self: null,
    role: 'guest',
    waiting: [],
    asked: [],
    moderationNumbers: {},
    removed: [],
    outsiderCount: 0,
    haveOutsidersStayed: false,
    lastModeration: null,
    refusedModeration: null,
    profile: createInitialProfile(input.name, Math.floor(input.startedAt)),
    slots: emptySlots,
    members: [],
    budgets: fullBudgets,
    connectionBudget: fullConnectionBudget,
    pastGenerations: [],
    speakers: noSpeakers,
    roomState: null,
    graceMs: 0,
    peek: null,
    iceServers: [],
    unwantedVideos: [],
    disconnectedFrom: [],
    isAddressHidden: false,
    refusal: null,
    lastFailure: null,
  }),
  on: {
    // An actor that fails while it is being stopped changes nothing. Without a handler, the call would fail too.
    'xstate.error.actor.*': { actions: ['storeActorFailure', 'stopOrphans'] },
  },
  states: {
    idle: {
      description: 'Nothing runs yet.',
      on: { openLobby: 'active' },
    },
    active: {
      description: 'Signaling and media run.',
      initial: 'lobby',
      entry: 'startSignalingAndMedia',
      on: commonTransitions,
      states: {
        lobby: {
          description:
            'The user chooses devices and sees who is in the room. The members see nothing.',
          tags: ['beforeCall'],
          on: {
            join: { target: 'joining', actions: 'requestJoin' },
            peek: { actions: peekRoom },
            'signaling.online': { actions: peekRoom },
            'signaling.peeked': { actions: 'storePeek' },
          },
        },
        joining: {
          description: 'The server has been asked to join the room.',
          tags: ['beforeCall'],
          on: {
            'signaling.roomEvent': [
              admitted,
              { guard: 'isAskedToWait', target: 'waiting' },
              ...ownLeft,
            ],
          },
        },
        waiting: {
          description: 'In the waiting room, until a host admits or denies.',
          tags: ['beforeCall'],
          on: {
            'signaling.roomEvent': [
              { ...admitted, actions: [...admitted.actions, 'withdrawPortrait'] },
              ...ownLeft,
              { actions: 'storeAsked' },
            ],
            'portrait.offer': {
              // In an open room the server would see it.
              guard: 'isPrivate',
              actions: {
                type: 'updateProfile',
                params: ({ event: { portrait } }) => ({ portrait }),
              },
            },
          },
        },
        inRoom: {
          description: 'In the room.',
          tags: ['inCall'],
          initial: 'alone',
          on: {
            'screen.toggle': {
              guard: 'mayShareScreen',
              actions: { type: 'sendToMedia', params: { type: 'screen.toggle' } },
            },
            'hand.toggle': {
              actions: {
                type: 'updateProfile',
                params: ({ context }) => ({ hand: !context.profile.hand }),
              },
            },
            moderate: { guard: 'mayModerate', actions: 'signModeration' },
            'trust.moderationSigned': { actions: 'sendModeration' },
            'trust.moderationVerified': {
              guard: 'isPermittedModeration',
              actions: 'applyModeration',
            },
            'signaling.moderationRefused': { actions: 'storeRefusedModeration' },
            'network.changed': {
              actions: [
                { type: 'sendToSignaling', params: { type: 'network.changed' } },
                { type: 'sendToPeers', params: { type: 'network.changed' } },
              ],
            },
            retry: [
              { guard: 'isPeerRetry', actions: 'retryPeer' },
              { actions: { type: 'sendToSignaling', params: { type: 'network.changed' } } },
            ],
            compare: { actions: 'compareEmoji' },
            'key.judged': { actions: 'judgeKey' },
            'peer.signal': { actions: 'signSignal' },
            'trust.signed': { actions: 'sendSignedSignal' },
            'trust.verified': { actions: 'forwardVerifiedSignal' },
            'trust.rejected': { actions: 'reportRejectedDescription' },
            'peer.connected': { actions: 'recordKnownPeer' },
            'peer.profile': { actions: ['storePeerProfile', 'updateSentSlots', 'updateSpeakers'] },
            'peer.stalled': { actions: 'reportMissingMedia' },
            'peer.voice': { actions: 'updateSpeakers' },
            'speaker.takeoverDue': { actions: 'updateSpeakers' },
            'peer.restart': { actions: 'restartPeer' },
            'signaling.signalsDropped': { actions: 'reportLostSignals' },
            // A peer that gave up while the server was unreachable gets another chance.
            'signaling.online': {
              actions: [
                { type: 'sendToPeers', params: { type: 'remote.reachable' } },
                'awaitMembers',
              ],
            },
            'signaling.lost': { actions: 'stopAwaitingMembers' },
            'member.opened': { actions: ['applyRoomEvent', 'updateSentSlots', 'updateSpeakers'] },
            'signaling.roomEvent': [
              ...ownLeft,
              {
                guard: 'isAskedToWaitAgain',
                target: 'waiting',
                actions: ['forgetMembers', 'stopPeers', 'updateSpeakers', 'storeAsked'],
              },
              {
                actions: [
                  'syncMembers',
                  'applyRoomEvent',
                  'updateSentSlots',
                  'receiveSignals',
                  'verifyModeration',
                  'enforceGuestRights',
                  'removeLeftMember',
                  'updateSpeakers',
                ],
              },
            ],
            'budgets.refilled': { actions: 'refillBudgets' },
            'connection.due': { actions: 'connectNextMember' },
            'member.removed': { actions: ['recordRemoval', 'removeLeftMember', 'updateSpeakers'] },
            'member.graceExpired': { actions: ['removeLeftMember', 'updateSpeakers'] },
          },
          states: {
            alone: {
              description: 'Nobody else is in the room.',
              always: { guard: 'hasOtherMembers', target: 'together' },
            },
            together: {
              description: 'Others are in the room.',
              always: { guard: 'isAlone', target: 'alone' },
            },
          },
        },
      },
    },
    leaving: {
      description: 'The server is notified that this member leaves.',
      entry: [
        { type: 'sendToSignaling', params: { type: 'close' } },
        'stopPeers',
        'stopMedia',
        'updateSpeakers',
      ],
      on: {
        'signaling.closed': 'left',
        'xstate.error.actor.signaling': {
          target: 'left',
          actions: ['storeActorFailure', 'stopOrphans'],
        },
      },
      after: { leaveTimeoutMs: 'left' },
    },
    left: { description: 'This member has left.', ...finished },
    removed: { description: 'Someone removed this member from the room.', ...finished },
    replaced: { description: 'The call goes on in a newer page of the same tab.', ...finished },
    full: { description: 'The room is full.', ...finished },
    refused: {
      description:
        'The room is locked, admission was denied, the link has been changed, or the server refuses this website.',
      ...finished,
    },
    ended: { description: 'The room has ended for everyone.', ...finished },
    failed: {
      description:
        'The server and this page cannot work together, or an actor of this page failed.',
      ...finished,
    },
  },
});
