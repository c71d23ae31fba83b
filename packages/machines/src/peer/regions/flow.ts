import { peerSetup } from '../setup.ts';

/**
 * Whether sound or picture arrives. Browsers take five seconds and more until they call a connection
 * disconnected, because ICE asks for consent only so often (RFC 7675); what arrives tells within one.
 */
export const flowRegion = peerSetup.createStateConfig({
  description: 'Whether sound or picture of the other person arrives.',
  initial: 'silent',
  on: {
    'generation.*': '.silent',
  },
  states: {
    silent: {
      description: 'Nothing arrives: none has come yet, none is sent, or the way is broken.',
      on: {
        'flow.heard': { target: 'heard', actions: 'miss nothing' },
        'flow.flowing': { target: 'flowing', actions: 'miss nothing' },
        'flow.missed': { actions: 'miss what is sent' },
      },
    },
    heard: {
      description: 'Something arrives, but no picture.',
      on: {
        'flow.silent': { target: 'silent', actions: 'report the silence' },
        'flow.flowing': 'flowing',
      },
    },
    flowing: {
      description: 'The picture arrives.',
      on: {
        'flow.silent': { target: 'silent', actions: 'report the silence' },
        'flow.heard': 'heard',
      },
    },
  },
});
