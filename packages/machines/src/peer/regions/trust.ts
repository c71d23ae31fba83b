import { peerSetup } from '../setup.ts';

/** A description of this connection, whose signature has been verified, or of one that replaces it. */
const verified = {
  'signal.received': [
    { guard: 'isCurrentDescription', target: 'signed' },
    { guard: 'isNewerGenerationOffer', target: 'signed' },
  ],
} as const;

/** The connection ends at the peer. Another one has to show that again; a verdict about the key is applied at once. */
const authenticated = {
  'generation.adopted': 'signed',
  'key.judged': { target: 'signed', actions: 'storeVerdict' },
} as const;

/**
 * Whether the connection ends at the peer and at nobody else, and what is known of the peer. Descriptions reach this
 * machine only after the signature of the peer has been verified, and in a private room only if they were sealed with
 * the link.
 */
export const trustRegion = peerSetup.createStateConfig({
  description: 'Whether the connection ends at the peer and at nobody else, and who the peer is.',
  initial: 'unverified',
  on: {
    'generation.created': '.unverified',
    'generation.ended': '.unverified',
    'description.rejected': '.rejected',
    'certificate.matched': { actions: 'recordCertificateMatched' },
    'certificate.mismatched': '.mismatched',
    'key.judged': { actions: 'storeVerdict' },
  },
  states: {
    unverified: {
      description: 'The peer has not sent a description of this connection yet.',
      on: { ...verified, 'certificate.matched': {} },
    },
    signed: {
      description:
        'The peer has signed its description. The certificate of the connection has not been compared with it yet.',
      always: [
        { guard: { type: 'isJudged', params: 'compared' }, target: 'compared' },
        { guard: { type: 'isJudged', params: 'different' }, target: 'different' },
        { guard: { type: 'isJudged', params: 'changed' }, target: 'changed' },
        { guard: 'isAuthenticatedWithLink', target: 'private' },
        { guard: { type: 'isJudged', params: null }, target: 'open' },
      ],
    },
    open: {
      description:
        'The certificate is the one that the peer has signed. Only the server says that this key is that of the peer.',
      on: authenticated,
    },
    private: {
      description:
        'The certificate is the one that the peer has signed, and the peer has shown to have the link of the room.',
      on: authenticated,
    },
    compared: {
      description:
        'The certificate is the one that the peer has signed, and both users have said that their emoji are the same.',
      on: authenticated,
    },
    changed: {
      description:
        'The certificate is the one that the peer has signed, but the user has compared emoji with another key of this name.',
      on: authenticated,
    },
    different: {
      description:
        'The certificate is the one that the peer has signed, but one of the users has said that their emoji are different.',
      on: authenticated,
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
