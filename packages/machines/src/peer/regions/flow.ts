import { peerSetup } from '../setup.ts';

/**
 * Whether audio or video arrives. A browser takes five seconds or more to call a connection disconnected,
 * because ICE asks for consent only every few seconds (RFC 7675); the media itself shows it within one.
 */
export const flowRegion = peerSetup.createStateConfig({
  description: 'Whether audio or video of the peer arrives.',
  initial: 'stalled',
  on: {
    'generation.*': '.stalled',
  },
  states: {
    stalled: {
      description:
        'No media arrives: it has not started, the peer sends none, or the path is broken.',
      on: {
        'flow.audioOnly': { target: 'audioOnly', actions: 'clearMediaMissing' },
        'flow.receiving': { target: 'receiving', actions: 'clearMediaMissing' },
        'media.missing': { actions: 'recordMediaMissing' },
      },
    },
    audioOnly: {
      description: 'Audio arrives, but no video.',
      on: {
        'flow.stalled': { target: 'stalled', actions: 'reportStalled' },
        'flow.receiving': 'receiving',
      },
    },
    receiving: {
      description: 'Video arrives.',
      on: {
        'flow.stalled': { target: 'stalled', actions: 'reportStalled' },
        'flow.audioOnly': 'audioOnly',
      },
    },
  },
});
