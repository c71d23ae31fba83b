import {
  Generation,
  type PeerId,
  type Profile,
  type Reason,
  type RoomEvent,
} from '@visavis/protocol';
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { mediaMachine } from '../media/machine.ts';
import { emptySlots } from '../media/slots.ts';
import type { MediaEvent } from '../media/types.ts';
import { peerMachine } from '../peer/machine.ts';
import type { PeerEvent, PeerInput } from '../peer/types.ts';
import { signalingMachine } from '../signaling/machine.ts';
import type { SignalingEvent } from '../signaling/types.ts';
import { callDelays } from './delays.ts';
import { withMember, withoutMember, withPresence, withProfile } from './members.ts';
import type { CallContext, CallEvent, CallInput } from './types.ts';

/** What others may ask of a call with `hasTag`. */
export type CallTag = 'in call' | 'at the door' | 'over';

/** The id of the child that is the connection to a person. */
export const peerActorId = (id: PeerId) => `peer:${id}` as const;

const refusals = {
  full: ['room-full'],
  refused: ['room-locked', 'room-refused'],
  ended: ['room-ended'],
} as const satisfies Record<string, readonly Reason[]>;

const refusedAs = (event: CallEvent, way: keyof typeof refusals) =>
  event.type === 'signaling.refused' && refusals[way].some((reason) => reason === event.reason);

const roomEvent = (event: CallEvent): RoomEvent | null =>
  event.type === 'signaling.event' ? event.event : null;

/** The reason for which the server says that this person is no longer in the room. */
const ownEnd = (context: CallContext, event: CallEvent) => {
  const told = roomEvent(event);
  if (told?.type !== 'left') return null;
  // Before the welcome, a page hears of nobody but itself, and does not know its own id yet.
  return context.self === null || told.id === context.self ? told.reason : null;
};

/** Who is out of the room by this event. */
const goneIn = (event: CallEvent): PeerId | null => {
  if (event.type === 'member.expired') return event.id;
  const told = roomEvent(event);
  return told?.type === 'left' ? told.id : null;
};

/** The generation that a peer's snapshot has, or 0: children come without their types in an action. */
const generationIn = (snapshot: unknown): number => {
  if (typeof snapshot !== 'object' || snapshot === null || !('context' in snapshot)) return 0;
  const { context } = snapshot;
  if (typeof context !== 'object' || context === null || !('generation' in context)) return 0;
  return Generation.safeParse(context.generation).data ?? 0;
};

/** What the connection to one person begins with. */
const peerInput = (
  { startedAt, iceServers, slots, profile }: CallContext,
  parent: PeerInput['parent'],
  pair: Pick<PeerInput, 'self' | 'remote' | 'role'>,
): PeerInput => ({ ...pair, parent, startedAt, iceServers, slots, profile });

/** The vocabulary of the call machine. */
export const callSetup = setup({
  types: {
    context: {} as CallContext,
    events: {} as CallEvent,
    input: {} as CallInput,
    tags: {} as CallTag,
    children: {} as { signaling: 'signaling'; media: 'media'; [peer: `peer:${string}`]: 'peer' },
  },
  actors: { media: mediaMachine, peer: peerMachine, signaling: signalingMachine },
  delays: callDelays,
  guards: {
    'someone else is here': ({ context }) => context.members.length > 0,
    'nobody else is here': ({ context }) => context.members.length === 0,
    'it is welcome': ({ event }) => {
      const told = roomEvent(event);
      return told?.type === 'welcome' || told?.type === 'resync';
    },
    'it asks to wait': ({ event }) => {
      const told = roomEvent(event);
      return told?.type === 'room' && told.room.door === 'knock';
    },
    'the room is full': ({ event }) => refusedAs(event, 'full'),
    'it is not open to this person': ({ event }) => refusedAs(event, 'refused'),
    'the room has ended': ({ context, event }) =>
      refusedAs(event, 'ended') || ownEnd(context, event) === 'ended',
    'a newer page took over': ({ context, event }) => ownEnd(context, event) === 'replaced',
    'this person was put out': ({ context, event }) => ownEnd(context, event) === 'kicked',
    'this person is out': ({ context, event }) => ownEnd(context, event) !== null,
    'a person is named': ({ event }) => event.type === 'retry' && event.peer !== undefined,
  },
  actions: {
    'tell signaling': sendTo('signaling', (_, event: SignalingEvent) => event),
    'tell media': sendTo('media', (_, event: MediaEvent) => event),
    'tell everyone': enqueueActions(({ enqueue, context }, event: PeerEvent) => {
      for (const { id } of context.members) enqueue.sendTo(peerActorId(id), event);
    }),
    'open the door': enqueueActions(({ enqueue, context, self }) => {
      const { choices, quality } = context;
      enqueue.spawnChild('signaling', { id: 'signaling', input: { parent: self } });
      enqueue.spawnChild('media', { id: 'media', input: { parent: self, choices, quality } });
      enqueue.sendTo('signaling', { type: 'start' });
    }),
    'ask to join': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'join') return;
      const name = event.name ?? context.profile.name;
      const profile = { ...context.profile, name, revision: context.profile.revision + 1 };
      enqueue.assign({ profile, refusal: null });
      enqueue.sendTo('signaling', { type: 'join', wish: { room: context.room, profile } });
    }),
    'hang up': enqueueActions(({ enqueue, context }) => {
      for (const { id } of context.members) enqueue.stopChild(peerActorId(id));
      enqueue.stopChild('media');
      const silent = { microphone: false, camera: false, screen: false, hand: false };
      enqueue.assign({
        members: [],
        slots: emptySlots,
        profile: { ...context.profile, ...silent },
      });
    }),
    'close the line': enqueueActions(({ enqueue }) => {
      enqueue.stopChild('signaling');
    }),
    'begin again': assign({
      startedAt: ({ context, event }) =>
        // A clock that was set back does not lead back below what was used before.
        event.type === 'again'
          ? Math.max(context.startedAt, Math.floor(event.at))
          : context.startedAt,
    }),
    'keep the choice': assign(({ context, event }) => {
      if (event.type === 'quality.choose') return { quality: event.quality };
      if (event.type !== 'device.choose') return {};
      return { choices: { ...context.choices, [event.kind]: event.id } };
    }),
    'note the refusal': assign({
      refusal: ({ context, event }) =>
        event.type === 'signaling.refused' ? event.reason : context.refusal,
    }),
    'say of oneself': enqueueActions(({ enqueue, context }, change: Partial<Profile>) => {
      const profile = { ...context.profile, ...change, revision: context.profile.revision + 1 };
      enqueue.assign({ profile });
      enqueue.sendTo('signaling', { type: 'update', profile });
      for (const { id } of context.members) {
        enqueue.sendTo(peerActorId(id), { type: 'profile.changed', profile });
      }
    }),
    'take the slots': assign({
      slots: ({ context, event }) => (event.type === 'media.changed' ? event.slots : context.slots),
    }),
    'meet the members': enqueueActions(({ enqueue, context, event, self }) => {
      const told = roomEvent(event);
      if (told?.type !== 'welcome' && told?.type !== 'resync') return;
      let { members } = context;
      for (const member of told.members) {
        enqueue.cancel(`expire:${member.id}`);
        const known = members.some(({ id }) => id === member.id);
        members = withMember(members, member);
        if (known && told.type === 'resync') {
          // In this order: a connection that was given up is built anew once, not twice.
          enqueue.sendTo(peerActorId(member.id), { type: 'signals.lost' });
          enqueue.sendTo(peerActorId(member.id), { type: 'remote.back' });
        } else {
          // The newcomer makes the first offers. After a resync it cannot be known who of the two is the
          // newcomer, and an offer too many is harmless: the higher generation wins. A welcome to someone
          // who was inside says that their place had been given up, and with it the others' connections.
          const before: unknown = self
            .getSnapshot()
            .children[peerActorId(member.id)]?.getSnapshot();
          const floor = Math.max(context.startedAt, generationIn(before));
          if (known) enqueue.stopChild(peerActorId(member.id));
          enqueue.spawnChild('peer', {
            id: peerActorId(member.id),
            input: peerInput({ ...context, startedAt: floor }, self, {
              self: told.self,
              remote: member.id,
              role: 'offerer',
            }),
          });
        }
      }
      for (const { id } of members) {
        if (told.members.some((member) => member.id === id)) continue;
        // After a restart of the server they come back one by one, and media goes on meanwhile.
        members = withPresence(members, id, 'away');
        // A second delayed event of the same name does not replace the first.
        enqueue.cancel(`expire:${id}`);
        enqueue.raise({ type: 'member.expired', id }, { id: `expire:${id}`, delay: 'grace' });
      }
      enqueue.assign({ self: told.self, roomState: told.room, members });
      enqueue.sendTo('media', { type: 'audience.changed', others: members.length });
    }),
    'take the room event': enqueueActions(({ enqueue, context, event, self }) => {
      const told = roomEvent(event);
      if (told === null || context.self === null) return;
      const known = (id: PeerId) => context.members.some((member) => member.id === id);
      switch (told.type) {
        case 'joined': {
          const { member } = told;
          enqueue.cancel(`expire:${member.id}`);
          enqueue.assign({ members: withMember(context.members, member) });
          if (known(member.id)) {
            enqueue.sendTo(peerActorId(member.id), { type: 'remote.back' });
            break;
          }
          enqueue.spawnChild('peer', {
            id: peerActorId(member.id),
            input: peerInput(context, self, {
              self: context.self,
              remote: member.id,
              role: 'answerer',
            }),
          });
          enqueue.sendTo('media', { type: 'audience.changed', others: context.members.length + 1 });
          break;
        }
        case 'away':
          enqueue.assign({ members: withPresence(context.members, told.id, 'away') });
          break;
        case 'back':
          enqueue.assign({ members: withPresence(context.members, told.id, 'here') });
          if (known(told.id)) enqueue.sendTo(peerActorId(told.id), { type: 'remote.back' });
          break;
        case 'updated':
          enqueue.assign({ members: withProfile(context.members, told.id, told.profile) });
          break;
        case 'room':
          enqueue.assign({ roomState: told.room });
          break;
        case 'signal':
          // Peers believe nothing: a signal of somebody who is not in the room is dropped.
          if (!known(told.from)) break;
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
    'part with whoever is gone': enqueueActions(({ enqueue, context, event }) => {
      const id = goneIn(event);
      if (id === null || !context.members.some((member) => member.id === id)) return;
      const members = withoutMember(context.members, id);
      enqueue.cancel(`expire:${id}`);
      enqueue.stopChild(peerActorId(id));
      enqueue.assign({ members });
      enqueue.sendTo('signaling', { type: 'forget', peer: id });
      enqueue.sendTo('media', { type: 'audience.changed', others: members.length });
    }),
    'take the peek': assign({
      peek: ({ context, event }) => (event.type === 'signaling.peeked' ? event.peek : context.peek),
    }),
    'take the profile': assign({
      members: ({ context, event }) =>
        event.type === 'peer.profile'
          ? withProfile(context.members, event.from, event.profile)
          : context.members,
    }),
    'pass the signal on': enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'peer.signal') return;
      const { to, generation, signal } = event;
      enqueue.sendTo('signaling', { type: 'signal', to, generation, signal });
    }),
    'start over with': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signaling.dropped') return;
      if (!context.members.some(({ id }) => id === event.to)) return;
      enqueue.sendTo(peerActorId(event.to), { type: 'signals.lost' });
    }),
    'take the ICE servers': assign({
      iceServers: ({ context, event }) =>
        event.type === 'signaling.iceServers' ? event.answer.servers : context.iceServers,
    }),
    'try the person again': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'retry') return;
      const { peer } = event;
      if (peer === undefined || !context.members.some(({ id }) => id === peer)) return;
      enqueue.sendTo(peerActorId(peer), { type: 'retry' });
    }),
  },
});
