import { assign, enqueueActions } from 'xstate';
import { hasMember, withMember, withoutMember, withPresence, withProfile } from './members.ts';
import { createPeerOptions, peerActorId } from './peers.ts';
import { getLeftMemberId, getRoomEvent } from './room-event.ts';
import { baseSetup } from './setup.ts';

/** The vocabulary of the call machine: how the others come, change and go is added to one's own. */
export const memberSetup = baseSetup.extend({
  actions: {
    syncMembers: enqueueActions(({ enqueue, context, event, self }) => {
      const told = getRoomEvent(event);
      if (told?.type !== 'welcome' && told?.type !== 'resync') return;
      let { members } = context;
      for (const member of told.members) {
        const { id } = member;
        enqueue.cancel(`expire:${id}`);
        const known = hasMember(members, id);
        members = withMember(members, member);
        if (known && told.type === 'resync') {
          // In this order: a connection that was given up is built anew once, not twice.
          enqueue.sendTo(peerActorId(id), { type: 'signals.lost' });
          enqueue.sendTo(peerActorId(id), { type: 'remote.reachable' });
        } else {
          // The newcomer makes the first offers. After a resync it cannot be known who of the two is the
          // newcomer, and an offer too many is harmless: the higher generation wins. A welcome to someone
          // who was inside says that their place had been given up, and with it the others' connections.
          if (known) enqueue.stopChild(peerActorId(id));
          const pair = { self: told.self, remote: id, role: 'offerer' } as const;
          enqueue.spawnChild('peer', createPeerOptions(context, self, pair));
        }
      }
      for (const { id } of members) {
        if (hasMember(told.members, id)) continue;
        // After a restart of the server they come back one by one, and media goes on meanwhile. Their
        // places are kept for as long as the server keeps those of people whose connection broke.
        members = withPresence(members, id, 'away');
        // A second delayed event of the same name does not replace the first.
        enqueue.cancel(`expire:${id}`);
        const delay = told.graceMs;
        enqueue.raise({ type: 'member.graceExpired', id }, { id: `expire:${id}`, delay });
      }
      enqueue.assign({ self: told.self, roomState: told.room, members });
      enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
    }),
    applyRoomEvent: enqueueActions(({ enqueue, context, event, self }) => {
      const told = getRoomEvent(event);
      if (told === null || context.self === null) return;
      switch (told.type) {
        case 'joined': {
          const { id } = told.member;
          const members = withMember(context.members, told.member);
          enqueue.cancel(`expire:${id}`);
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
          enqueue.assign({ members: withPresence(context.members, told.id, 'away') });
          break;
        case 'back':
          enqueue.assign({ members: withPresence(context.members, told.id, 'present') });
          if (hasMember(context.members, told.id)) {
            enqueue.sendTo(peerActorId(told.id), { type: 'remote.reachable' });
          }
          break;
        case 'updated':
          enqueue.assign({ members: withProfile(context.members, told.id, told.profile) });
          break;
        case 'room':
          enqueue.assign({ roomState: told.room });
          break;
        case 'signal':
          // Peers believe nothing: a signal of somebody who is not in the room is dropped.
          if (!hasMember(context.members, told.from)) break;
          for (const signal of told.signals) {
            const { generation } = told;
            enqueue.sendTo(peerActorId(told.from), { type: 'signal.received', generation, signal });
          }
          break;
        // These have actions of their own.
        case 'welcome':
        case 'resync':
        case 'left':
          break;
        default:
          told satisfies never;
      }
    }),
    removeLeftMember: enqueueActions(({ enqueue, context, event }) => {
      const id = getLeftMemberId(event);
      if (id === null || !hasMember(context.members, id)) return;
      const members = withoutMember(context.members, id);
      enqueue.cancel(`expire:${id}`);
      enqueue.stopChild(peerActorId(id));
      enqueue.assign({ members });
      enqueue.sendTo('signaling', { type: 'forgetPeer', peer: id });
      enqueue.sendTo('media', { type: 'receivers.changed', receiverCount: members.length });
    }),
    storePeerProfile: assign({
      members: ({ context, event }) =>
        event.type === 'peer.profile'
          ? withProfile(context.members, event.from, event.profile)
          : context.members,
    }),
    // Whoever has turned off microphone and camera has said so, and is not missed. The server is looked at
    // as well: what broke the way to a person has often broken the way to it.
    reportMissingMedia: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'peer.stalled') return;
      const profile = context.members.find(({ id }) => id === event.from)?.profile;
      if (!profile?.microphone && !profile?.camera) return;
      enqueue.sendTo(peerActorId(event.from), { type: 'media.missing' });
      enqueue.sendTo('signaling', { type: 'check' });
    }),
    reportLostSignals: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signaling.signalsDropped' || !hasMember(context.members, event.to))
        return;
      enqueue.sendTo(peerActorId(event.to), { type: 'signals.lost' });
    }),
    retryPeer: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'retry' || event.peer === undefined) return;
      if (!hasMember(context.members, event.peer)) return;
      enqueue.sendTo(peerActorId(event.peer), { type: 'retry' });
    }),
  },
});
