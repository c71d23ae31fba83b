import { mediaSetup } from './setup.ts';

/** Whom the camera is for, by their number. */
export const audienceRegion = mediaSetup.createStateConfig({
  description: 'How many people the picture is sent to.',
  initial: 'settled',
  states: {
    settled: {
      description: 'The picture has the size for as many people as there are.',
      on: { 'audience.changed': { target: 'changing', actions: 'count the others' } },
    },
    changing: {
      description:
        'People come or go. The size stays as it is meanwhile: a camera that changes it may pause, and the connections that are being made need the processor.',
      // Here and not on the region: there, to enter anew would be to leave the other regions too.
      on: {
        'audience.changed': { target: 'changing', reenter: true, actions: 'count the others' },
      },
      after: { settling: { target: 'settled', actions: 'set the height' } },
    },
  },
});
