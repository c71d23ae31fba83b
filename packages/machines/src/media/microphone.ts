import { captureRegion } from './capture-region.ts';
import { mediaSetup } from './setup.ts';

/** The microphone: muted, it stays ready, so that unmuting takes no time. */
export const microphoneRegion = captureRegion(
  'microphone',
  mediaSetup.createStateConfig({
    description: 'The microphone runs.',
    initial: 'open',
    exit: { type: 'fill', params: { microphone: null } },
    on: {
      open: {},
      'device.choose': {
        guard: { type: 'another device was chosen', params: 'microphone' },
        actions: { type: 'open', params: 'microphone' },
      },
    },
    states: {
      open: {
        description: 'The others hear it.',
        entry: [
          'unmute',
          {
            type: 'fill',
            params: ({ context }) => ({ microphone: context.microphone?.id ?? null }),
          },
        ],
        on: {
          'microphone.toggle': 'muted',
          'microphone.live': {
            actions: [
              'take the track',
              { type: 'fill', params: ({ event }) => ({ microphone: event.track.id }) },
            ],
          },
        },
      },
      muted: {
        description: 'The others do not hear it.',
        entry: ['mute', { type: 'fill', params: { microphone: null } }],
        on: {
          'microphone.toggle': 'open',
          'microphone.live': { actions: 'take the track' },
        },
      },
    },
  }),
);
