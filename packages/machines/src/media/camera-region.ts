import { captureRegion } from './capture-region.ts';
import { mediaSetup } from './setup.ts';

/** The camera: off means off, so that its light goes out with its picture. */
export const cameraRegion = captureRegion(
  'camera',
  mediaSetup.createStateConfig({
    description: 'The camera runs and its picture is sent.',
    entry: { type: 'fillSlots', params: ({ context }) => ({ camera: context.camera?.id ?? null }) },
    exit: { type: 'fillSlots', params: { camera: null } },
    on: {
      'devices.open': {},
      'device.choose': {
        guard: { type: 'isDeviceChosen', params: 'camera' },
        actions: { type: 'openDevice', params: 'camera' },
      },
      'camera.live': {
        actions: [
          'storeTrack',
          { type: 'fillSlots', params: ({ event }) => ({ camera: event.track.id }) },
        ],
      },
      'camera.toggle': {
        target: 'idle',
        actions: [
          { type: 'closeDevice', params: 'camera' },
          { type: 'clearTrack', params: 'camera' },
        ],
      },
    },
  }),
);
