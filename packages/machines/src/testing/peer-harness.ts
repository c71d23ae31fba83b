import type { IceServer, PlainSignal } from '@visavis/protocol';
import { ana, ben, createProfile } from '@visavis/protocol/testing';
import { createActor, SimulatedClock } from 'xstate';
import { emptySlots } from '../media/slots.ts';
import { peerMachine } from '../peer/machine.ts';
import type { ConnectionCommand } from '../peer/commands.ts';
import type { ConnectionInput, ConnectionReport, PeerInput, PeerOutput } from '../peer/types.ts';
import { createFakeActor } from './fake-actor.ts';
import { createFakeParent } from './fake-parent.ts';
import { inspect } from './inspection.ts';

export const stunServer: IceServer = { urls: ['stun:stun.example'] };
export const turnServer: IceServer = {
  urls: ['turn:turn.example'],
  username: 'u',
  credential: 'c',
};

/** The input of the peer machine; by default an offerer with a STUN server. */
export type PeerHarnessOptions = Partial<Omit<PeerInput, 'parent'>>;

/**
 * Starts a peer machine with a fake connection, a fake parent and a simulated clock.
 *
 * @example
 * const peer = startPeer();
 * peer.report({ type: 'negotiationneeded' });
 * peer.connection.commandsOfType('makeOffer'); // one command
 */
export function startPeer(options: PeerHarnessOptions = {}) {
  const input: Omit<PeerInput, 'parent'> = {
    self: ana,
    remote: ben,
    role: 'offerer',
    startedAt: 1_000,
    iceServers: [stunServer],
    slots: emptySlots,
    profile: createProfile(),
    isPrivate: false,
    isVideoWanted: true,
    isAddressHidden: false,
    startsDisconnected: false,
    ...options,
  };
  const connection = createFakeActor<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const parent = createFakeParent<PeerOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(peerMachine.provide({ actors: { connection: connection.logic } }), {
    clock,
    inspect,
    input: { ...input, parent: parent.ref },
  }).start();
  const currentGeneration = () => actor.getSnapshot().context.generation ?? input.startedAt;
  return {
    actor,
    connection,
    clock,
    /** The events that the machine sent to its parent. */
    received: parent.received,
    /** The generation of the current connection; before the first offer, the start time of an answerer. */
    get generation() {
      return currentGeneration();
    },
    get state() {
      return actor.getSnapshot().value;
    },
    get context() {
      return actor.getSnapshot().context;
    },
    /** The round of the newest negotiating command. */
    get round() {
      return actor.getSnapshot().context.round;
    },
    /** Sends a report of the newest connection. */
    report: (event: ConnectionReport) => connection.current.report(event),
    /** Delivers a signal of the peer, by default for the current generation. */
    receive(signal: PlainSignal, generation = currentGeneration()) {
      actor.send({ type: 'signal.received', generation, signal });
    },
    /** The descriptions that the machine sent, such as "offer of 1001". */
    get sentDescriptions() {
      return parent.received.flatMap((event) =>
        event.type === 'peer.signal' && event.signal.kind === 'description'
          ? [`${event.signal.type} of ${event.generation}`]
          : [],
      );
    },
  };
}

export type PeerHarness = ReturnType<typeof startPeer>;
