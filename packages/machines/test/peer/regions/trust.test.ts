import { createAnswer, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import {
  startPeer,
  type PeerHarness,
  type PeerHarnessOptions,
} from '../../../src/testing/testing.ts';
import { receiving } from '../../support/peer-states.ts';

/** Connected to a peer whose answer was signed and whose certificate was compared. */
function authenticated(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = receiving(options);
  peer.report({ type: 'certificate.matched' });
  return peer;
}

describe('the trust in a connection', () => {
  it('grows with the signed description and the certificate that it names', () => {
    const peer = startPeer();
    expect(peer.state.trust).toBe('unverified');
    peer.receive(createAnswer());
    expect(peer.state.trust).toBe('signed');
    peer.report({ type: 'certificate.matched' });
    expect(peer.state.trust).toBe('open');
  });

  it('is not there for a certificate without a signed description', () => {
    const peer = startPeer();
    peer.report({ type: 'certificate.matched' });
    expect(peer.state.trust).toBe('unverified');
  });

  it('does not come from a description of an earlier connection', () => {
    const peer = startPeer();
    peer.receive(createAnswer(), peer.generation - 1);
    expect(peer.state.trust).toBe('unverified');
  });

  it('begins again with a new connection of this side', () => {
    const peer = authenticated();
    peer.actor.send({ type: 'retry' });
    peer.report({ type: 'connection.failed' });
    peer.actor.send({ type: 'retry' });
    expect(peer.state.trust).toBe('unverified');
  });

  it('needs the certificate of a new connection of the peer', () => {
    const peer = authenticated();
    peer.receive(createOffer(), peer.generation + 1);
    expect(peer.state.trust).toBe('signed');
  });

  const losses = [
    ['a description that the peer has not signed', 'description.rejected', 'rejected'],
    ['another certificate', 'certificate.mismatched', 'mismatched'],
  ] as const;
  it.each(losses)('is lost by %s, until the peer signs another one', (_, type, state) => {
    for (const generation of [0, 1]) {
      const peer = receiving();
      peer.actor.send({ type });
      expect(peer.state.trust).toBe(state);
      peer.receive(createOffer(), peer.generation + generation);
      expect(peer.state.trust).toBe('signed');
    }
  });

  it('is lost after the certificate was compared, too, and is back with a description that the peer has signed', () => {
    const peer = authenticated();
    peer.actor.send({ type: 'description.rejected' });
    expect(peer.state.trust).toBe('rejected');
    peer.receive(createOffer());
    expect(peer.state.trust).toBe('open');
  });

  it('counts a certificate that is compared while a description is rejected', () => {
    const peer = receiving();
    peer.actor.send({ type: 'description.rejected' });
    peer.report({ type: 'certificate.matched' });
    expect(peer.state.trust).toBe('rejected');
    peer.receive(createOffer());
    expect(peer.state.trust).toBe('open');
  });
});
