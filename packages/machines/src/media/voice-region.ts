import { mediaSetup } from './setup.ts';

/**
 * The user's own voice. Its level is measured in this page, also while the microphone is muted and nothing is sent,
 * so that the page can say so. Nobody needs it while nobody else is here.
 */
export const voiceRegion = mediaSetup.createStateConfig({
  description: 'Whether the user speaks.',
  initial: 'off',
  states: {
    off: {
      description:
        'Nobody listens: there is no track of the microphone, or nobody else is in the room.',
      always: { guard: 'isVoiceMeasurable', target: 'measured' },
    },
    measured: {
      description: 'The level of the microphone is measured.',
      initial: 'silent',
      invoke: {
        src: 'ownVoice',
        id: 'ownVoice',
        input: ({ context }) => ({ track: context.microphone?.id ?? '' }),
      },
      always: { guard: 'isVoiceUnmeasurable', target: 'off' },
      on: { 'microphone.live': { target: 'measured', reenter: true } },
      states: {
        silent: {
          description: 'The user says nothing.',
          on: {
            'voice.speaking': [
              { guard: 'isMuted', target: 'speakingWhileMuted' },
              { target: 'speaking' },
            ],
          },
        },
        speaking: {
          description: 'The user speaks.',
          always: { guard: 'isMuted', target: 'goingOnWhileMuted' },
          on: { 'voice.silent': 'silent' },
        },
        goingOnWhileMuted: {
          description:
            'The user muted the microphone in the middle of a sentence and knows it, until the next pause.',
          always: { guard: 'isUnmuted', target: 'speaking' },
          on: { 'voice.silent': 'silent' },
        },
        speakingWhileMuted: {
          description: 'The user speaks, and nobody hears it, because the microphone is muted.',
          always: { guard: 'isUnmuted', target: 'speaking' },
          on: { 'voice.silent': 'silent' },
        },
      },
    },
  },
});
