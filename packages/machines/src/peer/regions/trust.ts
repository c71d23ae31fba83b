import { peerSetup } from '../setup.ts';

/** A description of this connection, whose signature has been verified, or of one that replaces it. */
const verified = {
  'signal.received': [
    { guard: 'isCurrentDescription', target: 'signed' },
    { guard: 'isNewerGenerationOffer', target: 'signed' },
  ],
} as const;

/**
 * Whether the connection ends at the peer and at nobody else. Descriptions reach this machine only after the signature
 * of the peer has been verified.
 */
export const trustRegion = peerSetup.createStateConfig({
  description: 'Whether the connection ends at the peer and at nobody else.',
  initial: 'unverified',
  on: {
    'generation.created': '.unverified',
    'description.rejected': '.rejected',
    'certificate.mismatched': '.mismatched',
  },
  states: {
    unverified: {
      description: 'The peer has not sent a description of this connection yet.',
      on: verified,
    },
    signed: {
      description:
        'The peer has signed its description. The certificate of the connection has not been compared with it yet.',
      on: { 'certificate.matched': 'authenticated' },
    },
    authenticated: {
      description: 'The certificate of the connection is the one that the peer has signed.',
      on: { 'generation.adopted': 'signed' },
    },
    rejected: {
      description: 'A description was dropped, because the peer has not signed it for this page.',
      on: verified,
    },
    mismatched: {
      description:
        'The certificate of the connection is not the one that the peer has signed, so the connection was closed.',
      on: verified,
    },
  },
});
