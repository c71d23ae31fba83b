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

describe('what is known of a peer', () => {
  it('is in a private room that it has the link, as soon as the certificate was compared', () => {
    const peer = receiving({ isPrivate: true });
    expect(peer.state.trust).toBe('signed');
    peer.report({ type: 'certificate.matched' });
    expect(peer.state.trust).toBe('private');
  });

  it.each([false, true])(
    'is what the user knows of its key, in a private room: %s',
    (isPrivate) => {
      for (const verdict of ['compared', 'different', 'changed'] as const) {
        const peer = authenticated({ isPrivate });
        peer.actor.send({ type: 'key.judged', verdict });
        expect(peer.state.trust).toBe(verdict);
      }
    },
  );

  it.each(['unverified', 'signed', 'rejected', 'mismatched'] as const)(
    'is shown after the connection was authenticated, not while it is %s',
    (state) => {
      const peer = state === 'unverified' ? startPeer() : receiving();
      if (state === 'rejected') peer.actor.send({ type: 'description.rejected' });
      if (state === 'mismatched') peer.report({ type: 'certificate.mismatched' });
      peer.actor.send({ type: 'key.judged', verdict: 'compared' });
      expect(peer.state.trust).toBe(state);
      peer.receive(createAnswer());
      peer.receive(createOffer());
      peer.report({ type: 'certificate.matched' });
      expect(peer.state.trust).toBe('compared');
    },
  );

  const verdicts = [null, 'compared', 'different', 'changed'] as const;
  it.each(verdicts)('is kept for another connection with the same key: %s', (verdict) => {
    for (const isPrivate of [false, true]) {
      const peer = authenticated({ isPrivate });
      if (verdict !== null) peer.actor.send({ type: 'key.judged', verdict });
      const before = peer.state.trust;
      peer.receive(createOffer(), peer.generation + 1);
      expect(peer.state.trust).toBe('signed');
      peer.report({ type: 'certificate.matched' });
      expect(peer.state.trust).toBe(before);
      peer.report({ type: 'certificate.mismatched' });
      expect(peer.state.trust).toBe('mismatched');
    }
  });

  it.each(verdicts)(
    'is not lost by a description that somebody else has made up: %s',
    (verdict) => {
      for (const isPrivate of [false, true]) {
        const peer = authenticated({ isPrivate });
        if (verdict !== null) peer.actor.send({ type: 'key.judged', verdict });
        const before = peer.state.trust;
        peer.actor.send({ type: 'description.rejected' });
        expect(peer.state.trust).toBe('rejected');
        peer.receive(createOffer());
        expect(peer.state.trust).toBe(before);
      }
    },
  );

  it.each(verdicts)(
    'has to be shown again by a connection that this side replaces: %s',
    (verdict) => {
      for (const isPrivate of [false, true]) {
        const peer = authenticated({ isPrivate });
        if (verdict !== null) peer.actor.send({ type: 'key.judged', verdict });
        for (const _ of ['relay', 'rebuild', 'again']) peer.report({ type: 'connection.failed' });
        expect(peer.state.trust).toBe('unverified');
      }
    },
  );

  it('does not change for a key that was compared, because another member has its name', () => {
    for (const verdict of ['compared', 'different'] as const) {
      const peer = authenticated();
      peer.actor.send({ type: 'key.judged', verdict });
      peer.actor.send({ type: 'key.judged', verdict: 'changed' });
      expect(peer.state.trust).toBe(verdict);
    }
  });

  it.each(['changed', 'different', 'compared'] as const)(
    'can be compared when it is %s',
    (verdict) => {
      const peer = authenticated();
      peer.actor.send({ type: 'key.judged', verdict });
      peer.actor.send({ type: 'key.judged', verdict: 'compared' });
      expect(peer.state.trust).toBe('compared');
    },
  );
});
