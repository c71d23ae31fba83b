import { assign } from 'xstate';
import { audienceRegion } from './audience.ts';
import { cameraRegion } from './camera.ts';
import { microphoneRegion } from './microphone.ts';
import { screenRegion } from './screen.ts';
import { mediaSetup } from './setup.ts';
import { emptySlots } from './slots.ts';

/**
 * What this person sends: microphone, camera, screen. It invokes the `capture` actor, which owns the
 * tracks, and reports to its parent which track stands in which slot.
 */
export const mediaMachine = mediaSetup.createMachine({
  id: 'media',
  description: 'What this person sends.',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    devices: [],
    microphone: null,
    muted: false,
    camera: null,
    slots: emptySlots,
    others: 0,
  }),
  invoke: { src: 'capture', id: 'capture' },
  states: {
    // First, so that the other regions find a choice noted when they act on it.
    wishes: {
      description: 'What the person chose, and what there is to choose from.',
      on: {
        // Together where more than one is free, so that the person is asked once.
        open: [
          { guard: 'both are in use' },
          {
            guard: 'the microphone is in use',
            actions: { type: 'open what is asked', params: ['camera'] },
          },
          {
            guard: 'the camera is in use',
            actions: { type: 'open what is asked', params: ['microphone'] },
          },
          { actions: { type: 'open what is asked', params: ['microphone', 'camera'] } },
        ],
        'devices.changed': { actions: assign({ devices: ({ event }) => event.devices }) },
        'device.choose': {
          actions: assign({
            choices: ({ context, event }) => ({ ...context.choices, [event.kind]: event.id }),
          }),
        },
        'quality.choose': {
          actions: [assign({ quality: ({ event }) => event.quality }), 'set the height'],
        },
      },
    },
    audience: audienceRegion,
    microphone: microphoneRegion,
    camera: cameraRegion,
    screen: screenRegion,
  },
});
