import { mediaSetup } from './setup.ts';

/** The number of receivers, on which the automatic camera quality depends. */
export const receiversRegion = mediaSetup.createStateConfig({
  description: 'The number of peers that receive the camera.',
  initial: 'settled',
  states: {
    settled: {
      description: 'The camera height fits the number of receivers.',
      on: { 'receivers.changed': { target: 'changing', actions: 'storeReceiverCount' } },
    },
    changing: {
      description:
        'The number of receivers has just changed. The camera height stays the same for now: changing it may interrupt the video, and new connections need the processor.',
      // Not on the region: re-entering one region of a parallel state re-enters all of them.
      on: {
        'receivers.changed': { target: 'changing', reenter: true, actions: 'storeReceiverCount' },
      },
      after: { receiversSettleMs: { target: 'settled', actions: 'setCaptureHeight' } },
    },
  },
});
