import { createAnswer, createOffer } from '@visavis/protocol/testing';
import { maxRebuilds } from '../../src/peer/peer.ts';
import {
  startPeer,
  stunServer,
  turnServer,
  type PeerHarness,
  type PeerHarnessOptions,
} from '../../src/testing/testing.ts';

// Peer machines in the states in which tests start.

/** The peer that offered the connection is polite. */
export const polite: PeerHarnessOptions = { role: 'offerer' };
export const impolite: PeerHarnessOptions = { role: 'answerer' };

export const withRelay: PeerHarnessOptions = { iceServers: [stunServer, turnServer] };

/** The generation of the first offer that an answerer receives. */
const firstOfferedGeneration = 1_002;

/** There is a connection; an answerer has answered the first offer. */
export function started(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = startPeer(options);
  if (options.role !== 'answerer') return peer;
  peer.receive(createOffer('first'), firstOfferedGeneration);
  peer.report({ type: 'answer.made', round: peer.round, sdp: 'mine' });
  return peer;
}

/** An offer has been sent. */
export function awaitingAnswer(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = started(options);
  peer.report({ type: 'negotiationneeded' });
  peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
  return peer;
}

/** The negotiation is complete. */
export function negotiated(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = awaitingAnswer(options);
  peer.receive(createAnswer());
  peer.report({ type: 'answer.accepted', round: peer.round });
  return peer;
}

/** The two browsers are connected. */
export function connected(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = negotiated(options);
  peer.report({ type: 'connection.connecting' });
  peer.report({ type: 'connection.connected' });
  return peer;
}

/** Audio and video arrive. */
export function receiving(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = connected({ ...withRelay, ...options });
  peer.report({ type: 'flow.receiving' });
  return peer;
}

/** Audio and video stopped arriving, although the peer sends them. */
export function mediaMissing(): PeerHarness {
  const peer = receiving();
  peer.report({ type: 'flow.stalled' });
  peer.actor.send({ type: 'media.missing' });
  return peer;
}

/** The network changed, media still flows, and the ICE restart has been offered but not answered. */
export function unansweredIceRestart(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = connected(options);
  peer.actor.send({ type: 'network.changed' });
  peer.report({ type: 'negotiationneeded' });
  peer.report({ type: 'offer.made', round: peer.round, sdp: 'restart' });
  return peer;
}

export function disconnected(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = connected(options);
  peer.report({ type: 'connection.disconnected' });
  return peer;
}

export function restartingIce(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = connected(options);
  peer.report({ type: 'connection.failed' });
  return peer;
}

export function relayOnly(): PeerHarness {
  const peer = restartingIce(withRelay);
  peer.report({ type: 'connection.failed' });
  return peer;
}

export function rebuilding(): PeerHarness {
  const peer = restartingIce();
  peer.report({ type: 'connection.failed' });
  return peer;
}

export function givenUp(): PeerHarness {
  const peer = rebuilding();
  for (let n = 1; n < maxRebuilds; n += 1) peer.report({ type: 'connection.failed' });
  peer.report({ type: 'connection.failed' });
  return peer;
}

export const recoveryStages = { disconnected, restartingIce, relayOnly, rebuilding, givenUp };

export const recoveryStateOf = (peer: PeerHarness) => peer.state.recovery;
