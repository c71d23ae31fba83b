import { captureRegion } from './capture-region.ts';
import { mediaSetup } from './setup.ts';

/** The microphone: muted, it stays ready, so that unmuting takes no time. */
export const microphoneRegion = captureRegion(
  'microphone',
  mediaSetup.createStateConfig({
    description: 'The microphone runs.',
    initial: 'unmuted',
    exit: { type: 'fillSlots', params: { microphone: null } },
    on: {
      'devices.open': {},
      'device.choose': {
        guard: { type: 'isDeviceChosen', params: 'microphone' },
        actions: { type: 'openDevice', params: 'microphone' },
      },
    },
    states: {
      unmuted: {
        description: 'The others hear it.',
        entry: [
          'unmute',
          {
            type: 'fillSlots',
            params: ({ context }) => ({ microphone: context.microphone?.id ?? null }),
          },
        ],
        on: {
          'microphone.toggle': 'muted',
          'microphone.live': {
            actions: [
              'storeTrack',
              { type: 'fillSlots', params: ({ event }) => ({ microphone: event.track.id }) },
            ],
          },
        },
      },
      muted: {
        description: 'The others do not hear it.',
        entry: ['mute', { type: 'fillSlots', params: { microphone: null } }],
        on: {
          'microphone.toggle': 'unmuted',
          'microphone.live': { actions: 'storeTrack' },
        },
      },
    },
  }),
);
