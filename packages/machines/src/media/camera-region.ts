import { captureRegion } from './capture-region.ts';
import { mediaSetup } from './setup.ts';

const turnOff = {
  target: 'idle',
  actions: [
    { type: 'closeDevice', params: 'camera' },
    { type: 'clearTrack', params: 'camera' },
  ],
} as const;

/** The camera. Turning it off stops its track, so that its light goes out. */
export const cameraRegion = captureRegion(
  'camera',
  mediaSetup.createStateConfig({
    description: 'The camera has a live track, which is sent.',
    entry: { type: 'fillSlots', params: ({ context }) => ({ camera: context.camera?.id ?? null }) },
    exit: { type: 'fillSlots', params: { camera: null } },
    on: {
      'devices.open': {},
      'device.choose': {
        guard: { type: 'isDeviceChosen', params: 'camera' },
        actions: { type: 'openDevice', params: 'camera' },
      },
      'devices.changed': {
        guard: { type: 'isChoiceConnected', params: 'camera' },
        actions: { type: 'openDevice', params: 'camera' },
      },
      'camera.flip': { actions: ['flipCamera', { type: 'openDevice', params: 'camera' }] },
      'camera.live': {
        actions: [
          'storeTrack',
          { type: 'fillSlots', params: ({ event }) => ({ camera: event.track.id }) },
        ],
      },
      'camera.toggle': turnOff,
      'camera.off': turnOff,
    },
  }),
);
