import { mediaSetup } from './setup.ts';

/** Sharing a screen, a window or a tab, with its sound where the browser has it. */
export const screenRegion = mediaSetup.createStateConfig({
  description: 'The shared screen.',
  initial: 'idle',
  states: {
    idle: {
      description: 'No screen is shared.',
      on: {
        'screen.toggle': {
          target: 'asking',
          actions: { type: 'command', params: { type: 'openScreen' } },
        },
      },
    },
    asking: {
      description: 'The browser asks the person what to share.',
      tags: ['asking'],
      on: {
        'screen.live': {
          target: 'live',
          actions: {
            type: 'fill',
            params: ({ event }) => ({ screen: event.video, screenSound: event.audio }),
          },
        },
        // To change one's mind is no failure.
        'screen.denied': 'idle',
        'screen.refused': 'refused',
      },
    },
    live: {
      description: 'A screen is shared.',
      exit: { type: 'fill', params: { screen: null, screenSound: null } },
      on: {
        'screen.ended': 'idle',
        'screen.toggle': {
          target: 'idle',
          actions: { type: 'command', params: { type: 'closeScreen' } },
        },
      },
    },
    refused: {
      description: 'The system or the browser gives no screen to share.',
      tags: ['needs the person'],
      on: {
        'screen.toggle': {
          target: 'asking',
          actions: { type: 'command', params: { type: 'openScreen' } },
        },
      },
    },
  },
});
