import { mediaSetup } from './setup.ts';

/** Whom the camera is for, by their number. */
export const receiversRegion = mediaSetup.createStateConfig({
  description: 'How many people the picture is sent to.',
  initial: 'settled',
  states: {
    settled: {
      description: 'The picture has the size for as many people as there are.',
      on: { 'receivers.changed': { target: 'changing', actions: 'storeReceiverCount' } },
    },
    changing: {
      description:
        'People come or go. The size stays as it is meanwhile: a camera that changes it may pause, and the connections that are being made need the processor.',
      // Here and not on the region: there, to enter anew would be to leave the other regions too.
      on: {
        'receivers.changed': { target: 'changing', reenter: true, actions: 'storeReceiverCount' },
      },
      after: { receiversSettleMs: { target: 'settled', actions: 'setCaptureHeight' } },
    },
  },
});
