import { checkSetup } from './setup.ts';
import { endStates, waitingState } from './step.ts';

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
      needs: ['browser'],
      after: ['camera', 'microphone'],
    }),
    running: {
      description: 'A sound is played.',
      tags: ['busy'],
      entry: { type: 'begin', params: 'speaker' },
      exit: { type: 'end', params: 'speaker' },
      on: {
        'speaker.played': 'asking',
        'speaker.failed': { target: 'failed', actions: 'take the result' },
        cancel: 'cancelled',
      },
      after: {
        patience: {
          target: 'failed',
          actions: {
            type: 'note',
            params: { step: 'speaker', outcome: 'failed', reason: 'too-slow' },
          },
        },
      },
    },
    asking: {
      description: 'The person is asked whether it was heard.',
      tags: ['busy', 'needs the person'],
      on: {
        heard: {
          target: 'passed',
          actions: { type: 'note', params: { step: 'speaker', outcome: 'passed', reason: null } },
        },
        unheard: {
          target: 'failed',
          actions: {
            type: 'note',
            params: { step: 'speaker', outcome: 'failed', reason: 'unheard' },
          },
        },
        replay: 'running',
        cancel: 'cancelled',
      },
      after: {
        answer: {
          target: 'skipped',
          actions: {
            type: 'note',
            params: { step: 'speaker', outcome: 'skipped', reason: 'unanswered' },
          },
        },
      },
    },
    passed: { ...endStates.passed, entry: 'release the devices' },
    failed: { ...endStates.failed, entry: 'release the devices' },
    skipped: { ...endStates.skipped, entry: 'release the devices' },
    cancelled: { ...endStates.cancelled, entry: 'release the devices' },
  },
});
