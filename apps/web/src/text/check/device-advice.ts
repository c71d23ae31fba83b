import type { Advice } from './advice-text.ts';

/** Advice about the browser and the devices, and about any step. */
export const deviceAdvice = {
  'prerequisite-failed': {
    meaning: 'Not checked, because another step that it needs has failed.',
    remedy: 'Fix that step first.',
    isBrief: true,
  },
  'internal-error': {
    meaning: 'The check itself failed at this step.',
    remedy: 'Check again. If it fails again, try another browser.',
  },
  'timed-out': {
    meaning: 'This took longer than anybody would wait in a call.',
    remedy: 'Check again when your network is less busy.',
  },
  unanswered: { meaning: 'You did not answer the question.', remedy: 'Check again and answer.' },
  'missing-features': {
    meaning: 'This browser lacks something that every call needs.',
    remedy:
      'Update it, or use a current Chrome, Edge, Firefox or Safari. Mail and chat apps open links in a built-in browser; open the address in a full browser.',
  },
  'no-frames': {
    meaning: 'The camera is on but delivers no video, so others would see nothing.',
    remedy:
      'Close other programs that may be using it, unplug it and plug it in again, or choose another camera in the lobby.',
  },
  'black-frames': {
    meaning: 'The video is black.',
    remedy: 'Open the cover or the switch on the camera, and turn on a light.',
  },
  muted: {
    meaning: 'The microphone delivers complete silence, as if it were switched off.',
    remedy:
      'Look for a mute switch on the headset or the keyboard, and check your system’s sound and privacy settings.',
  },
  silent: {
    meaning: 'The microphone works, but nobody was heard.',
    remedy:
      'Say something while it is checked. If it stays silent, raise its level in your system’s settings or choose another one in the lobby.',
  },
  'playback-failed': {
    meaning: 'The browser could not play a sound.',
    remedy: 'Check whether a speaker is connected, and whether the tab or the system is muted.',
  },
  'not-heard': {
    meaning: 'You would not hear the others.',
    remedy:
      'Turn up the volume, check which speaker or headset your system uses, and choose another one in the lobby.',
  },
} as const satisfies Record<string, Advice>;
