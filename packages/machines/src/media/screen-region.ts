import { mediaSetup } from './setup.ts';

/** Sharing a screen, a window or a tab, with its audio if the browser supports that. */
export const screenRegion = mediaSetup.createStateConfig({
  description: 'The screen share.',
  initial: 'idle',
  states: {
    idle: {
      description: 'No screen is shared.',
      on: {
        'screen.toggle': {
          target: 'requesting',
          actions: 'openScreen',
        },
      },
    },
    requesting: {
      description: 'The browser asks the user what to share.',
      tags: ['requesting'],
      on: {
        'screen.live': {
          target: 'live',
          actions: {
            type: 'fillSlots',
            params: ({ event }) => ({ screen: event.video, screenAudio: event.audio }),
          },
        },
        // Cancelling is not a failure.
        'screen.cancelled': 'idle',
        'screen.unavailable': 'unavailable',
      },
    },
    live: {
      description: 'A screen is shared.',
      exit: { type: 'fillSlots', params: { screen: null, screenAudio: null } },
      on: {
        'screen.ended': 'idle',
        'screen.off': {
          target: 'idle',
          actions: { type: 'sendToCapture', params: { type: 'closeScreen' } },
        },
        'screen.toggle': {
          target: 'idle',
          actions: { type: 'sendToCapture', params: { type: 'closeScreen' } },
        },
      },
    },
    unavailable: {
      description: 'The system or the browser does not allow capturing the screen.',
      tags: ['needsUserAction'],
      on: {
        'screen.toggle': {
          target: 'requesting',
          actions: 'openScreen',
        },
      },
    },
  },
});
