import { assign } from 'xstate';
import { receiversRegion } from './receivers.ts';
import { cameraRegion } from './camera-region.ts';
import { microphoneRegion } from './microphone-region.ts';
import { screenRegion } from './screen-region.ts';
import { mediaSetup } from './setup.ts';
import { emptySlots } from './slots.ts';
import { voiceRegion } from './voice-region.ts';

/**
 * The local media: microphone, camera and screen. It invokes the `capture` actor, which owns the tracks, and
 * reports to its parent which track is in which media slot.
 *
 * @internal
 */
export const mediaMachine = mediaSetup.createMachine({
  id: 'media',
  description: 'The local media: microphone, camera and screen.',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    devices: [],
    requested: { microphone: null, camera: null },
    microphone: null,
    isMuted: false,
    camera: null,
    facing: 'user',
    screenContent: 'text',
    slots: emptySlots,
    receiverCount: 0,
  }),
  invoke: { src: 'capture', id: 'capture' },
  states: {
    // The first region, so that a choice is stored before the other regions act on it.
    choices: {
      description: 'The available devices, and the choices of the user.',
      on: {
        // One request for all devices that are not in use, so that the browser shows one prompt.
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
        'screenContent.choose': {
          actions: [
            assign({ screenContent: ({ event }) => event.content }),
            {
              type: 'sendToCapture',
              params: ({ event: { content } }) => ({ type: 'setScreenContent', content }),
            },
          ],
        },
        'listening.choose': {
          actions: assign({
            isListeningWhileMuted: ({ event }) => event.isListeningWhileMuted,
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
    voice: voiceRegion,
  },
});
