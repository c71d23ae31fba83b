import type { CallEvent } from './types.ts';

interface EventParams<Type extends CallEvent['type']> {
  event: Extract<CallEvent, { type: Type }>;
}

/** The transitions of every state in which signaling and media run, unless the state has its own. */
export const commonTransitions = {
  'media.open': {
    actions: {
      type: 'sendToMedia',
      params: ({ event }: EventParams<'media.open'>) =>
        ({ type: 'devices.open', kinds: event.kinds }) as const,
    },
  },
  'microphone.toggle': { actions: { type: 'sendToMedia', params: { type: 'microphone.toggle' } } },
  'microphone.off': { actions: { type: 'sendToMedia', params: { type: 'microphone.off' } } },
  'camera.toggle': { actions: { type: 'sendToMedia', params: { type: 'camera.toggle' } } },
  'camera.off': { actions: { type: 'sendToMedia', params: { type: 'camera.off' } } },
  'camera.flip': { actions: { type: 'sendToMedia', params: { type: 'camera.flip' } } },
  'device.choose': {
    actions: [
      'storeMediaChoice',
      { type: 'sendToMedia', params: ({ event }: EventParams<'device.choose'>) => event },
    ],
  },
  'quality.choose': {
    actions: [
      'storeMediaChoice',
      { type: 'sendToMedia', params: ({ event }: EventParams<'quality.choose'>) => event },
    ],
  },
  'screenContent.choose': {
    actions: {
      type: 'sendToMedia',
      params: ({ event }: EventParams<'screenContent.choose'>) => event,
    },
  },
  'listening.choose': {
    actions: [
      'storeMediaChoice',
      { type: 'sendToMedia', params: ({ event }: EventParams<'listening.choose'>) => event },
    ],
  },
  'receivedVideo.choose': {
    actions: {
      type: 'updateProfile',
      params: ({ event: { receivesVideo } }: EventParams<'receivedVideo.choose'>) => ({
        receivesVideo,
      }),
    },
  },
  'memberVideo.choose': { actions: 'chooseMemberVideo' },
  'member.disconnect': { actions: 'disconnectMember' },
  'member.reconnect': { actions: 'reconnectMember' },
  'addressHiding.choose': { actions: 'chooseAddressHiding' },
  'media.changed': {
    actions: [
      'storeSlots',
      'updateSentSlots',
      {
        type: 'updateProfile',
        params: ({ event: { slots } }: EventParams<'media.changed'>) => ({
          microphone: slots.microphone !== null,
          camera: slots.camera !== null,
          screen: slots.screen !== null,
        }),
      },
      // The browser may have asked what to share while guests lost the right to it.
      'enforceGuestRights',
    ],
  },
  rename: {
    actions: {
      type: 'updateProfile',
      params: ({ event }: EventParams<'rename'>) => ({ name: event.name }),
    },
  },
  'link.change': {
    actions: {
      type: 'sendToSignaling',
      params: ({ event }: EventParams<'link.change'>) =>
        ({ type: 'changeLink', lock: event.lock }) as const,
    },
  },
  // A profile with a higher revision replaces the one that the old link opens.
  'link.changed': { actions: { type: 'updateProfile', params: {} } },
  'outsiders.counted': { actions: 'countOutsiders' },
  'outsiders.stayed': { actions: 'noticeOutsiders' },
  'network.online': { actions: { type: 'sendToSignaling', params: { type: 'network.online' } } },
  'network.offline': { actions: { type: 'sendToSignaling', params: { type: 'network.offline' } } },
  'network.changed': { actions: { type: 'sendToSignaling', params: { type: 'network.changed' } } },
  retry: { actions: { type: 'sendToSignaling', params: { type: 'network.changed' } } },
  'signaling.iceServers': {
    actions: [
      'storeIceServers',
      {
        type: 'sendToPeers',
        params: ({ event }: EventParams<'signaling.iceServers'>) =>
          ({ type: 'iceServers.changed', iceServers: event.answer.servers }) as const,
      },
    ],
  },
  'signaling.refused': [
    { guard: 'isRoomFull', target: '#call.full', actions: 'storeRefusal' },
    { guard: 'isEntryRefused', target: '#call.refused', actions: 'storeRefusal' },
    { guard: 'isRoomEnded', target: '#call.ended', actions: 'storeRefusal' },
    { target: '#call.failed', actions: 'storeRefusal' },
  ],
  leave: '#call.leaving',
  // Without devices or without signaling the call cannot go on, but it can be left and started again.
  'xstate.error.actor.media': {
    target: '#call.failed',
    actions: [
      'storeActorFailure',
      'stopOrphans',
      { type: 'sendToSignaling', params: { type: 'close' } },
    ],
  },
  'xstate.error.actor.signaling': {
    target: '#call.failed',
    actions: ['storeActorFailure', 'stopOrphans'],
  },
  // A peer failed. The others go on, and this one is restarted.
  'xstate.error.actor.*': {
    actions: ['storeActorFailure', 'stopOrphans', 'schedulePeerRestart', 'updateSpeakers'],
  },
} as const;
