import { peerSetup } from '../setup.ts';

/**
 * Whether the peer speaks, as heard here. The connection reports only the changes, with hysteresis. What is heard
 * belongs to one connection, so a new one begins in silence.
 */
export const voiceRegion = peerSetup.createStateConfig({
  description: 'Whether the voice of the peer arrives.',
  initial: 'silent',
  states: {
    silent: {
      description: 'The peer says nothing, or its audio does not arrive.',
      on: { 'voice.speaking': 'speaking' },
    },
    speaking: {
      description: 'The peer speaks.',
      entry: { type: 'reportVoice', params: true },
      exit: { type: 'reportVoice', params: false },
      on: { 'voice.silent': 'silent', 'generation.*': 'silent' },
    },
  },
});
