import { captureRegion } from './capture-region.ts';
import { mediaSetup } from './setup.ts';

/** The camera: off means off, so that its light goes out with its picture. */
export const cameraRegion = captureRegion(
  'camera',
  mediaSetup.createStateConfig({
    description: 'The camera runs and its picture is sent.',
    entry: { type: 'fill', params: ({ context }) => ({ camera: context.camera?.id ?? null }) },
    exit: { type: 'fill', params: { camera: null } },
    on: {
      open: {},
      'device.choose': {
        guard: { type: 'another device was chosen', params: 'camera' },
        actions: { type: 'open', params: 'camera' },
      },
      'camera.live': {
        actions: [
          'take the track',
          { type: 'fill', params: ({ event }) => ({ camera: event.track.id }) },
        ],
      },
      'camera.toggle': {
        target: 'idle',
        actions: [
          { type: 'close', params: 'camera' },
          { type: 'drop the track', params: 'camera' },
        ],
      },
    },
  }),
);
