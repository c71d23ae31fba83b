import { callBase, type CallGuardArgs } from './base.ts';
import { memberExpiryId } from './delays.ts';
import { hasMember, withMember, withoutMember, withPresence, withProfile } from './member-list.ts';
import { createPeerOptions, peerActorId } from './peers.ts';
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
      let { members } = context;
      for (const member of roomEvent.members) {
        const { id } = member;
        enqueue.cancel(memberExpiryId(id));
        const isKnown = hasMember(members, id);
        members = withMember(members, member);
        if (isKnown && roomEvent.type === 'resync') {
          // In this order, a peer that gave up is rebuilt once and not twice.
          enqueue.sendTo(peerActorId(id), { type: 'signals.lost' });
          enqueue.sendTo(peerActorId(id), { type: 'remote.reachable' });
        } else {
          // The newcomer makes the first offers. After a resync neither side knows which of the two is the
          // newcomer; a superfluous offer does no harm, because the higher generation wins. A welcome to a
          // member means that the server had given up this membership, and the others their connections.
          if (isKnown) enqueue.stopChild(peerActorId(id));
          const pair = { self: roomEvent.self, remote: id, role: 'offerer' } as const;
          enqueue.spawnChild('peer', createPeerOptions(context, self, pair));
        }
      }
      for (const { id } of members) {
        if (hasMember(roomEvent.members, id)) continue;
        // After a restart of the server, members come back one by one while media goes on. They stay in the
        // list for as long as the server keeps the membership of a member who is away.
        members = withPresence(members, id, 'away');
        // A second delayed event with the same id does not replace the first one.
        enqueue.cancel(memberExpiryId(id));
        const delay = roomEvent.graceMs;
        enqueue.raise({ type: 'member.graceExpired', id }, { id: memberExpiryId(id), delay });
      }
      enqueue.assign({ self: roomEvent.self, roomState: roomEvent.room, members });
      enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
    }),
    applyRoomEvent: callBase.enqueueActions(({ enqueue, context, event, self }) => {
      const roomEvent = getRoomEvent(event);
      if (roomEvent === null || context.self === null) return;
      switch (roomEvent.type) {
        case 'joined': {
          const { id } = roomEvent.member;
          const members = withMember(context.members, roomEvent.member);
          enqueue.cancel(memberExpiryId(id));
          enqueue.assign({ members });
          if (hasMember(context.members, id)) {
            enqueue.sendTo(peerActorId(id), { type: 'remote.reachable' });
            break;
          }
          const pair = { self: context.self, remote: id, role: 'answerer' } as const;
          enqueue.spawnChild('peer', createPeerOptions(context, self, pair));
          enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
          break;
        }
        case 'away':
          enqueue.assign({ members: withPresence(context.members, roomEvent.id, 'away') });
          break;
        case 'back':
          enqueue.assign({ members: withPresence(context.members, roomEvent.id, 'present') });
          if (hasMember(context.members, roomEvent.id)) {
            enqueue.sendTo(peerActorId(roomEvent.id), { type: 'remote.reachable' });
          }
          break;
        case 'updated':
          enqueue.assign({
            members: withProfile(context.members, roomEvent.id, roomEvent.profile),
          });
          break;
        case 'room':
          enqueue.assign({ roomState: roomEvent.room });
          break;
        case 'signal':
          // The server is not trusted: a signal from a peer that is not a member is dropped.
          if (!hasMember(context.members, roomEvent.from)) break;
          for (const signal of roomEvent.signals) {
            const { generation, from } = roomEvent;
            enqueue.sendTo(peerActorId(from), { type: 'signal.received', generation, signal });
          }
          break;
        // Other actions handle these.
        case 'welcome':
        case 'resync':
        case 'left':
          break;
        default:
          roomEvent satisfies never;
      }
    }),
    removeLeftMember: callBase.enqueueActions(({ enqueue, context, event }) => {
      const id = getLeftMemberId(event);
      if (id === null || !hasMember(context.members, id)) return;
      const members = withoutMember(context.members, id);
      enqueue.cancel(memberExpiryId(id));
      enqueue.stopChild(peerActorId(id));
      enqueue.assign({ members });
      enqueue.sendTo('signaling', { type: 'forgetPeer', peer: id });
      enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
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
      const profile = context.members.find(({ id }) => id === event.from)?.profile;
      if (!profile?.microphone && !profile?.camera) return;
      enqueue.sendTo(peerActorId(event.from), { type: 'media.missing' });
      enqueue.sendTo('signaling', { type: 'check' });
    }),
    reportLostSignals: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signaling.signalsDropped' || !hasMember(context.members, event.to))
        return;
      enqueue.sendTo(peerActorId(event.to), { type: 'signals.lost' });
    }),
    retryPeer: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'retry' || event.peer === undefined) return;
      if (!hasMember(context.members, event.peer)) return;
      enqueue.sendTo(peerActorId(event.peer), { type: 'retry' });
    }),
    forwardSignal: callBase.enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'peer.signal') return;
      const { to, generation, signal } = event;
      enqueue.sendTo('signaling', { type: 'signal', to, generation, signal });
    }),
    storeIceServers: callBase.assign({
      iceServers: ({ context, event }) =>
        event.type === 'signaling.iceServers' ? event.answer.servers : context.iceServers,
    }),
  },
};
