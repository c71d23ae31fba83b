import { captureRegion } from './capture-region.ts';
import { mediaSetup } from './setup.ts';

/** Off, with the light of the microphone out. Turning it on again does not leave it muted. */
const release = {
  target: '#media.microphone.idle',
  actions: [
    'unmute',
    { type: 'closeDevice', params: 'microphone' },
    { type: 'clearTrack', params: 'microphone' },
  ],
} as const;

const mute = [{ guard: 'isReleasedWhileMuted', ...release }, { target: 'muted' }] as const;

/**
 * The microphone. When muted, its track stays live, so unmuting takes no time, unless the user prefers that nothing
 * listens then.
 */
export const microphoneRegion = captureRegion(
  'microphone',
  mediaSetup.createStateConfig({
    description: 'The microphone has a live track.',
    initial: 'unmuted',
    exit: { type: 'fillSlots', params: { microphone: null } },
    on: {
      'devices.open': {},
      'device.choose': {
        guard: { type: 'isDeviceChosen', params: 'microphone' },
        actions: { type: 'openDevice', params: 'microphone' },
      },
      'devices.changed': {
        guard: { type: 'isChoiceConnected', params: 'microphone' },
        actions: { type: 'openDevice', params: 'microphone' },
      },
    },
    states: {
      unmuted: {
        description: 'The audio is sent.',
        entry: [
          'unmute',
          {
            type: 'fillSlots',
            params: ({ context }) => ({ microphone: context.microphone?.id ?? null }),
          },
        ],
        on: {
          'microphone.toggle': mute,
          'microphone.off': mute,
          'microphone.live': {
            actions: [
              'storeTrack',
              { type: 'fillSlots', params: ({ event }) => ({ microphone: event.track.id }) },
            ],
          },
        },
      },
      muted: {
        description: 'No audio is sent.',
        entry: ['mute', { type: 'fillSlots', params: { microphone: null } }],
        on: {
          'microphone.toggle': 'unmuted',
          'listening.choose': { guard: 'endsListening', ...release },
          'microphone.live': { actions: 'storeTrack' },
        },
      },
    },
  }),
);
