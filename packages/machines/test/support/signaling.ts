import { createActor, SimulatedClock } from 'xstate';
import {
  computeReconnectBackoffMs,
  signalingMachine,
  type ServerCommand,
  type ServerReport,
  type SignalingOutput,
} from '../../src/signaling/signaling.ts';
import { TransitionCoverage } from './transition-coverage.ts';
import { fakeChild } from './fake-child.ts';
import { fakeParent } from './fake-parent.ts';
import { createProfile, roomName } from '@visavis/protocol/testing';

/** Shared by everything that `signaling.test.ts` brings together. */
export const coverage = new TransitionCoverage(signalingMachine);

export const joinRequest = { room: roomName, profile: createProfile() };

/** A signaling machine with a fake link below it, a fake call above it, and a clock that waits. */
export function startSignaling() {
  const server = fakeChild<ServerCommand, ServerReport>();
  const parent = fakeParent<SignalingOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(signalingMachine.provide({ actors: { server: server.logic } }), {
    clock,
    inspect: coverage.inspect,
    input: { parent: parent.ref },
  }).start();
  return {
    actor,
    server,
    clock,
    heard: parent.heard,
    /** What the call was told, of one type. */
    told: <Type extends SignalingOutput['type']>(type: Type) =>
      parent.heard.filter(
        (event): event is Extract<SignalingOutput, { type: Type }> => event.type === type,
      ),
    get state() {
      const { value } = actor.getSnapshot();
      return value;
    },
  };
}

/** The server is reached. */
export function online() {
  const all = startSignaling();
  all.actor.send({ type: 'start' });
  all.server.now.sendReport({ type: 'server.open' });
  return all;
}

/** The server is reached, and a room has been joined. */
export function joined() {
  const all = online();
  all.actor.send({ type: 'join', joinRequest });
  all.server.now.sendReport({ type: 'server.joined' });
  return all;
}

export type SignalingTest = ReturnType<typeof joined>;

/** The link breaks, comes back and joins again. */
export function reconnect(all: SignalingTest): void {
  all.server.now.sendReport({ type: 'server.lost', jitter: 0.5 });
  all.clock.increment(
    computeReconnectBackoffMs(all.actor.getSnapshot().context.failedAttempts, 0.5),
  );
  all.server.now.sendReport({ type: 'server.open' });
  all.server.now.sendReport({ type: 'server.joined' });
}
