import { checkSetup } from './setup.ts';
import { endStates, waitingState } from './step-region.ts';

/**
 * The speaker step. Only the user can say whether the test sound was heard. It is the last step that uses
 * devices, so camera and microphone are released when it ends.
 */
export const speakerRegion = checkSetup.createStateConfig({
  description: 'Checks whether the user hears a test sound.',
  initial: 'waiting',
  states: {
    waiting: waitingState('speaker', {
      subject: 'whether the user hears a test sound',
      requires: ['browser'],
      after: ['camera', 'microphone'],
    }),
    running: {
      description: 'The test sound is being played.',
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
      description: 'The user is asked whether the sound was heard.',
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
            params: { step: 'speaker', outcome: 'failed', reason: 'not-heard' },
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
