import { createActor, SimulatedClock } from 'xstate';
import { checkMachine } from '../check/machine.ts';
import type { CheckStep } from '../check/steps.ts';
import type { ProbesCommand } from '../check/commands.ts';
import type { ProbesReport } from '../check/types.ts';
import { createFakeActor } from './fake-actor.ts';
import { inspect } from './inspection.ts';

/** Starts a check machine with a fake probes actor and a simulated clock. */
export function startCheck() {
  const probes = createFakeActor<ProbesCommand, ProbesReport>();
  const clock = new SimulatedClock();
  const actor = createActor(checkMachine.provide({ actors: { probes: probes.logic } }), {
    inspect,
    clock,
  }).start();
  return {
    actor,
    clock,
    probes,
    /** The state of one step. */
    stateOf(step: CheckStep) {
      const { value } = actor.getSnapshot();
      return typeof value === 'object' ? value.run[step] : value;
    },
    get snapshot() {
      return actor.getSnapshot();
    },
    /** The steps that were started, oldest first. */
    get startedSteps() {
      return probes.commandsOfType('startStep').map(({ step }) => step);
    },
  };
}

export type CheckHarness = ReturnType<typeof startCheck>;
