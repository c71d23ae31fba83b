import { checkSetup } from './setup.ts';
import { endStates, waitingState } from './step-region.ts';

/**
 * The loudspeaker: nobody but the person can tell whether it was heard. It is the last of the devices, so that
 * when it is over, camera and microphone are let go.
 */
export const speakerRegion = checkSetup.createStateConfig({
  description: 'Looks at whether the person hears a sound.',
  initial: 'waiting',
  states: {
    waiting: waitingState('speaker', {
      subject: 'a sound',
      requires: ['browser'],
      after: ['camera', 'microphone'],
    }),
    running: {
      description: 'A sound is played.',
      tags: ['busy'],
      entry: { type: 'startStep', params: 'speaker' },
      exit: { type: 'stopStep', params: 'speaker' },
      on: {
        'speaker.played': 'confirming',
        'speaker.failed': { target: 'failed', actions: 'storeResult' },
        cancel: 'cancelled',
      },
      after: {
        stepTimeoutMs: {
          target: 'failed',
          actions: {
            type: 'storeVerdict',
            params: { step: 'speaker', outcome: 'failed', reason: 'timed-out' },
          },
        },
      },
    },
    confirming: {
      description: 'The person is asked whether it was heard.',
      tags: ['busy', 'needsUserAction'],
      on: {
        'speaker.heard': {
          target: 'passed',
          actions: {
            type: 'storeVerdict',
            params: { step: 'speaker', outcome: 'passed', reason: null },
          },
        },
        'speaker.notHeard': {
          target: 'failed',
          actions: {
            type: 'storeVerdict',
            params: { step: 'speaker', outcome: 'failed', reason: 'unheard' },
          },
        },
        'speaker.replay': 'running',
        cancel: 'cancelled',
      },
      after: {
        userResponseTimeoutMs: {
          target: 'skipped',
          actions: {
            type: 'storeVerdict',
            params: { step: 'speaker', outcome: 'skipped', reason: 'unanswered' },
          },
        },
      },
    },
    passed: { ...endStates.passed, entry: 'releaseDevices' },
    failed: { ...endStates.failed, entry: 'releaseDevices' },
    skipped: { ...endStates.skipped, entry: 'releaseDevices' },
    cancelled: { ...endStates.cancelled, entry: 'releaseDevices' },
  },
});
