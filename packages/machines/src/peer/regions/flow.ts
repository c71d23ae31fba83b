import { peerSetup } from '../setup.ts';

/**
 * Whether sound or picture arrives. Browsers take five seconds and more until they call a connection
 * disconnected, because ICE asks for consent only so often (RFC 7675); what arrives tells within one.
 */
export const flowRegion = peerSetup.createStateConfig({
  description: 'Whether sound or picture of the other person arrives.',
  initial: 'stalled',
  on: {
    'generation.*': '.stalled',
  },
  states: {
    stalled: {
      description: 'Nothing arrives: none has come yet, none is sent, or the way is broken.',
      on: {
        'flow.audioOnly': { target: 'audioOnly', actions: 'clearMediaMissing' },
        'flow.receiving': { target: 'receiving', actions: 'clearMediaMissing' },
        'media.missing': { actions: 'recordMediaMissing' },
      },
    },
    audioOnly: {
      description: 'Something arrives, but no picture.',
      on: {
        'flow.stalled': { target: 'stalled', actions: 'reportStalled' },
        'flow.receiving': 'receiving',
      },
    },
    receiving: {
      description: 'The picture arrives.',
      on: {
        'flow.stalled': { target: 'stalled', actions: 'reportStalled' },
        'flow.audioOnly': 'audioOnly',
      },
    },
  },
});
