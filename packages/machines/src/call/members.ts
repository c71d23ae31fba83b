import {
  isConnectionBudgetFull,
  queueConnection,
  requestConnection,
  withoutPeer,
  withoutWaiting,
} from '../budget/budget.ts';
import { withVoice } from './active-speaker.ts';
import { callBase, type CallGuardArgs } from './base.ts';
import { memberExpiryId } from './delays.ts';
import {
  hasMember,
  withMember,
  withoutMember,
  withPresence,
  withProfile,
  withRole,
} from './member-list.ts';
import { expectedMedia } from './expected-media.ts';
import { withPastGeneration } from './past-generations.ts';
import { createPeerOptions, getGeneration, hasPeer, peerActorId } from './peers.ts';
import { getLeftMemberId, getRoomEvent } from './room-event.ts';

/** The other members and the peer connections to them: the guards and actions about these. */
export const members = {
  guards: {
    hasOtherMembers: ({ context }: CallGuardArgs) => context.members.length > 0,
    isAlone: ({ context }: CallGuardArgs) => context.members.length === 0,
    isPeerRetry: ({ event }: CallGuardArgs) => event.type === 'retry' && event.peer !== undefined,
  },
  actions: {
    syncMembers: callBase.enqueueActions(({ enqueue, context, event, self }) => {
      const roomEvent = getRoomEvent(event);
      if (roomEvent?.type !== 'welcome' && roomEvent?.type !== 'resync') return;
      let { members, budgets, connectionBudget, speakers } = context;
      let hasNewcomer = false;
      for (const member of roomEvent.members) {
        const { id } = member;
        if (context.removed.includes(id)) continue;
        const isKnown = hasMember(members, id);
        const isConnected = hasPeer({ members, connectionBudget }, id);
        members = withMember(members, member);
        if (isKnown && roomEvent.type === 'resync') {
          if (!isConnected) continue;
          // In this order, a peer that gave up is rebuilt once and not twice.
          enqueue.sendTo(peerActorId(id), { type: 'signals.lost' });
          enqueue.sendTo(peerActorId(id), { type: 'remote.reachable' });
          continue;
        }
        // Those who were in the room before this member do not wait. After a resync they may be newcomers, and
        // only one of them at a time is connected to: each connection blocks the page for a moment.
        const request =
          roomEvent.type === 'welcome'
            ? { connections: withoutWaiting(connectionBudget, id), isGranted: true }
            : hasNewcomer
              ? { connections: queueConnection(connectionBudget, id), isGranted: false }
              : requestConnection(connectionBudget, id);
        hasNewcomer = true;
        connectionBudget = request.connections;
        // A welcome to a member means that the server had given up this membership, and the others their
        // connections.
        if (isConnected) {
          enqueue.stopChild(peerActorId(id));
          speakers = withVoice(speakers, id, false);
          budgets = withoutPeer(budgets, id);
        }
        if (!request.isGranted) continue;
        // The newcomer makes the first offers. After a resync neither side knows which of the two is the
        // newcomer; a superfluous offer does no harm, because the higher generation wins.
        const pair = { self: roomEvent.self, remote: id, role: 'offerer' } as const;
        enqueue.spawnChild('peer', createPeerOptions({ ...context, members }, self, pair));
      }
      for (const { id } of members) {
        if (hasMember(roomEvent.members, id)) continue;
        if (!hasPeer({ members, connectionBudget }, id)) {
          // There is no connection to keep.
          members = withoutMember(members, id);
          connectionBudget = withoutWaiting(connectionBudget, id);
          enqueue.sendTo('signaling', { type: 'forgetPeer', peer: id });
          continue;
        }
        // After a restart of the server, members come back one by one while media goes on.
        members = withPresence(members, id, 'away');
      }
      const { self: id, role, waiting, room: roomState, graceMs } = roomEvent;
      enqueue.assign({
        self: id,
        role,
        waiting,
        asked: [],
        roomState,
        members,
        budgets,
        connectionBudget,
        speakers,
        graceMs,
      });
      enqueue('awaitMembers');
      enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
      const wasFull = isConnectionBudgetFull(context.connectionBudget);
      if (wasFull && !isConnectionBudgetFull(connectionBudget)) enqueue('scheduleNextConnection');
    }),
    applyRoomEvent: callBase.enqueueActions(({ enqueue, context, event, self }) => {
      const roomEvent = getRoomEvent(event);
      if (roomEvent === null || context.self === null) return;
      switch (roomEvent.type) {
        case 'joined': {
          const { id } = roomEvent.member;
          if (context.removed.includes(id)) break;
          const members = withMember(context.members, roomEvent.member);
          enqueue.cancel(memberExpiryId(id));
          enqueue.assign({ members });
          if (hasPeer(context, id)) enqueue.sendTo(peerActorId(id), { type: 'remote.reachable' });
          if (hasMember(context.members, id)) break;
          enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
          const { connections, isGranted } = requestConnection(context.connectionBudget, id);
          enqueue.assign({ connectionBudget: connections });
          if (isConnectionBudgetFull(context.connectionBudget)) enqueue('scheduleNextConnection');
          if (!isGranted) break;
          // The newcomer makes the first offer: that is this page, if the other was there and could not be opened.
          const role = event.type === 'member.opened' ? 'offerer' : 'answerer';
          const pair = { self: context.self, remote: id, role } as const;
          enqueue.spawnChild('peer', createPeerOptions({ ...context, members }, self, pair));
          break;
        }
        case 'away':
          enqueue.assign({ members: withPresence(context.members, roomEvent.id, 'away') });
          break;
        case 'back':
          enqueue.cancel(memberExpiryId(roomEvent.id));
          enqueue.assign({ members: withPresence(context.members, roomEvent.id, 'present') });
          if (hasPeer(context, roomEvent.id)) {
            enqueue.sendTo(peerActorId(roomEvent.id), { type: 'remote.reachable' });
          }
          break;
        case 'updated':
          enqueue.assign({
            members: withProfile(context.members, roomEvent.id, roomEvent.profile),
            waiting: withProfile(context.waiting, roomEvent.id, roomEvent.profile),
          });
          break;
        case 'room':
          enqueue.assign({ roomState: roomEvent.room });
          break;
        case 'waiting':
          enqueue.assign({ waiting: roomEvent.members });
          break;
        case 'role': {
          const { id, role, delegation } = roomEvent;
          enqueue.assign(
            id === context.self
              ? { role }
              : { members: withRole(context.members, id, { role, delegation }) },
          );
          break;
        }
        // Other actions handle these.
        case 'signal':
        case 'welcome':
        case 'resync':
        case 'left':
        case 'asked':
        case 'moderated':
          break;
        default:
          roomEvent satisfies never;
      }
    }),
    removeLeftMember: callBase.enqueueActions(({ enqueue, context, event, self }) => {
      const id = getLeftMemberId(event);
      if (id === null || !hasMember(context.members, id)) return;
      const members = withoutMember(context.members, id);
      enqueue.cancel(memberExpiryId(id));
      enqueue.stopChild(peerActorId(id));
      enqueue.assign({
        members,
        budgets: withoutPeer(context.budgets, id),
        connectionBudget: withoutWaiting(context.connectionBudget, id),
        pastGenerations: withPastGeneration(context.pastGenerations, id, getGeneration(self, id)),
      });
      enqueue.sendTo('signaling', { type: 'forgetPeer', peer: id });
      enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
    }),
    /** The connections to all members end, as if they had left: this one has to be admitted again. */
    forgetMembers: callBase.enqueueActions(({ enqueue, context, self }) => {
      let { pastGenerations } = context;
      for (const { id } of context.members) {
        pastGenerations = withPastGeneration(pastGenerations, id, getGeneration(self, id));
        enqueue.sendTo('signaling', { type: 'forgetPeer', peer: id });
      }
      enqueue.assign({ pastGenerations });
    }),
    storePeerProfile: callBase.assign({
      members: ({ context, event }) =>
        event.type === 'peer.profile'
          ? withProfile(context.members, event.from, event.profile)
          : context.members,
    }),
    // A member whose microphone and camera are off sends no media. The server is checked as well: what
    // broke the path to a peer has often broken the path to the server.
    reportMissingMedia: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'peer.stalled') return;
      const member = context.members.find(({ id }) => id === event.from);
      if (member === undefined) return;
      const { microphone, camera } = expectedMedia(member, context);
      if (!microphone && !camera) return;
      enqueue.sendTo(peerActorId(event.from), { type: 'media.missing' });
      enqueue.sendTo('signaling', { type: 'check' });
    }),
    retryPeer: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'retry' || event.peer === undefined) return;
      if (!hasPeer(context, event.peer)) return;
      enqueue.sendTo(peerActorId(event.peer), { type: 'retry' });
    }),
    storeIceServers: callBase.assign({
      iceServers: ({ context, event }) =>
        event.type === 'signaling.iceServers' ? event.answer.servers : context.iceServers,
    }),
  },
};
