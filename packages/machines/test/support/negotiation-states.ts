import { createAnswer, createOffer } from '@visavis/protocol/testing';
import type { PeerHarness, PeerHarnessOptions } from '../../src/testing/testing.ts';
import { awaitingAnswer, connected, impolite, negotiated, started } from './peer-states.ts';

/** A peer that makes an offer. */
export function making(options: PeerHarnessOptions): PeerHarness {
  const peer = started(options);
  peer.report({ type: 'negotiationneeded' });
  return peer;
}

/** A peer that has been connected, and waits for the answer to a later offer. */
export function awaitingLaterAnswer(options: PeerHarnessOptions): PeerHarness {
  const peer = connected(options);
  peer.report({ type: 'negotiationneeded' });
  peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
  return peer;
}

/** A peer that applies the answer to its offer. */
export function accepting(options: PeerHarnessOptions): PeerHarness {
  const peer = awaitingAnswer(options);
  peer.receive(createAnswer());
  return peer;
}

/** A peer that makes an answer. */
export function answering(options: PeerHarnessOptions): PeerHarness {
  const peer = negotiated(options);
  peer.receive(createOffer('theirs'));
  return peer;
}

/** An impolite peer that has ignored an offer while it waits for an answer. */
export function ignoring(): PeerHarness {
  const peer = awaitingAnswer(impolite);
  peer.receive(createOffer('ignored'));
  return peer;
}
