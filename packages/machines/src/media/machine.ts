import { assign } from 'xstate';
import { receiversRegion } from './receivers.ts';
import { cameraRegion } from './camera-region.ts';
import { microphoneRegion } from './microphone-region.ts';
import { screenRegion } from './screen-region.ts';
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
    isMuted: false,
    camera: null,
    slots: emptySlots,
    receiverCount: 0,
  }),
  invoke: { src: 'capture', id: 'capture' },
  states: {
    // First, so that the other regions find a choice noted when they act on it.
    choices: {
      description: 'What the person chose, and what there is to choose from.',
      on: {
        // Together where more than one is free, so that the person is asked once.
        'devices.open': [
          { guard: 'isMicrophoneAndCameraInUse' },
          {
            guard: 'isMicrophoneInUse',
            actions: { type: 'openRequestedDevices', params: ['camera'] },
          },
          {
            guard: 'isCameraInUse',
            actions: { type: 'openRequestedDevices', params: ['microphone'] },
          },
          { actions: { type: 'openRequestedDevices', params: ['microphone', 'camera'] } },
        ],
        'devices.changed': { actions: assign({ devices: ({ event }) => event.devices }) },
        'device.choose': {
          actions: assign({
            choices: ({ context, event }) => ({ ...context.choices, [event.kind]: event.id }),
          }),
        },
        'quality.choose': {
          actions: [assign({ quality: ({ event }) => event.quality }), 'setCaptureHeight'],
        },
      },
    },
    receivers: receiversRegion,
    microphone: microphoneRegion,
    camera: cameraRegion,
    screen: screenRegion,
  },
});
