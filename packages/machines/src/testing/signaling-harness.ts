import { createActor, SimulatedClock } from 'xstate';
import { signalingMachine } from '../signaling/machine.ts';
import type { ServerCommand } from '../signaling/commands.ts';
import type { ServerReport, SignalingOutput } from '../signaling/types.ts';
import { createFakeActor } from './fake-actor.ts';
import { createFakeParent } from './fake-parent.ts';
import { inspect } from './inspection.ts';

/** Starts a signaling machine with a fake server connection, a fake parent and a simulated clock. */
export function startSignaling() {
  const server = createFakeActor<ServerCommand, ServerReport>();
  const parent = createFakeParent<SignalingOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(signalingMachine.provide({ actors: { server: server.logic } }), {
    clock,
    inspect,
    input: { parent: parent.ref },
  }).start();
  return {
    actor,
    server,
    clock,
    /** The events that the machine sent to its parent. */
    received: parent.received,
    /** The events of one type that the machine sent to its parent. */
    receivedOfType: <Type extends SignalingOutput['type']>(type: Type) =>
      parent.received.filter(
        (event): event is Extract<SignalingOutput, { type: Type }> => event.type === type,
      ),
    get state() {
      return actor.getSnapshot().value;
    },
  };
}

export type SignalingHarness = ReturnType<typeof startSignaling>;
