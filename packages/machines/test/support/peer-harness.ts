import type { CandidateSignal, DescriptionSignal, IceServer, PeerId } from '@visavis/protocol';
import { createActor, SimulatedClock } from 'xstate';
import { emptySlots } from '../../src/media/media.ts';
import {
  peerMachine,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
  type PeerOutput,
} from '../../src/peer/peer.ts';
import { TransitionCoverage } from './transition-coverage.ts';
import { fakeChild } from './fake-child.ts';
import { fakeParent } from './fake-parent.ts';
import { ana, answer, ben, offer, profile } from './fixtures.ts';

/** Shared by everything that `peer.test.ts` brings together. */
export const peerCoverage = new TransitionCoverage(peerMachine);

export const stun: IceServer = { urls: ['stun:stun.example'] };
export const turn: IceServer = { urls: ['turn:turn.example'], username: 'u', credential: 'c' };

export interface PeerOptions {
  readonly self?: PeerId;
  readonly remote?: PeerId;
  readonly role?: 'offerer' | 'answerer';
  readonly startedAt?: number;
  readonly iceServers?: readonly IceServer[];
}

/** Whoever offered the connection is polite. */
export const polite: PeerOptions = { role: 'offerer' };
export const impolite: PeerOptions = { role: 'answerer' };

/** The generation of the first offer that an answerer gets. */
const firstOffered = 1_002;

/** A peer machine with a fake connection below it, a fake call above it, and a clock that waits. */
export function startPeer({
  self = ana,
  remote = ben,
  role = 'offerer',
  startedAt = 1000,
  iceServers = [stun],
}: PeerOptions = {}) {
  const connection = fakeChild<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const parent = fakeParent<PeerOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(peerMachine.provide({ actors: { connection: connection.logic } }), {
    clock,
    inspect: peerCoverage.inspect,
    input: {
      parent: parent.ref,
      self,
      remote,
      role,
      startedAt,
      iceServers,
      slots: emptySlots,
      profile: profile(),
    },
  }).start();
  const generation = () => actor.getSnapshot().context.generation ?? startedAt;
  return {
    actor,
    connection,
    clock,
    heard: parent.heard,
    /** The generation of the connection there is, or what an answerer has before its first. */
    get generation() {
      return generation();
    },
    get state() {
      return actor.getSnapshot().value;
    },
    /** The browser reports something. */
    report: (event: ConnectionReport) => connection.now.sendReport(event),
    /** A signal of the remote person arrives, by default in the generation there is. */
    receive(signal: DescriptionSignal | CandidateSignal, within = generation()) {
      actor.send({ type: 'signal.received', generation: within, signal });
    },
    /** The round of the newest negotiating command. */
    get round() {
      return actor.getSnapshot().context.round;
    },
    /** The descriptions sent to the remote person. */
    get described() {
      return parent.heard.flatMap((event) =>
        event.type === 'peer.signal' && event.signal.kind === 'description'
          ? [`${event.signal.type} of ${event.generation}`]
          : [],
      );
    },
  };
}

export type PeerHarness = ReturnType<typeof startPeer>;

/** There is a connection; an answerer has answered the first offer. */
export function started(pair: PeerOptions = {}): PeerHarness {
  const all = startPeer(pair);
  if (pair.role !== 'answerer') return all;
  all.receive(offer('first'), firstOffered);
  all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
  return all;
}

/** An offer is on its way. */
export function awaitingAnswer(pair: PeerOptions = {}): PeerHarness {
  const all = started(pair);
  all.report({ type: 'negotiationneeded' });
  all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
  return all;
}

/** Everything is negotiated. */
export function negotiated(pair: PeerOptions = {}): PeerHarness {
  const all = awaitingAnswer(pair);
  all.receive(answer());
  all.report({ type: 'answer.accepted', round: all.round });
  return all;
}

/** The two browsers are connected. */
export function connected(pair: PeerOptions = {}): PeerHarness {
  const all = negotiated(pair);
  all.report({ type: 'connection.connecting' });
  all.report({ type: 'connection.connected' });
  return all;
}
