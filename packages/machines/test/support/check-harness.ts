import { createActor, SimulatedClock } from 'xstate';
import {
  checkMachine,
  stepReport,
  type CheckOutcome,
  type ProbesCommand,
  type ProbesReport,
  type CheckStep,
} from '../../src/check/check.ts';
import { TransitionCoverage } from './transition-coverage.ts';
import { fakeChild } from './fake-child.ts';

/** Shared by everything that `check.test.ts` brings together. */
export const checkCoverage = new TransitionCoverage(checkMachine);

/** The report that a step ended so, without what it found. Of the speaker there is one of failure only. */
export function stepEnded(step: CheckStep, outcome: CheckOutcome): ProbesReport {
  if (step === 'speaker') {
    const result = { step, outcome: 'failed', reason: 'playback-failed', finding: null } as const;
    return { type: 'speaker.failed', result };
  }
  return outcome === 'passed'
    ? stepReport({ step, outcome, reason: null, finding: null })
    : stepReport({ step, outcome, reason: 'internal-error', finding: null });
}

/** A check machine with a fake probes actor below it. */
export function startCheck() {
  const probes = fakeChild<ProbesCommand, ProbesReport>();
  const clock = new SimulatedClock();
  const actor = createActor(checkMachine.provide({ actors: { probes: probes.logic } }), {
    inspect: checkCoverage.inspect,
    clock,
  }).start();
  return {
    actor,
    clock,
    probes,
    /** How steps end, one after the other. */
    end(outcomes: Partial<Record<CheckStep, CheckOutcome>>) {
      for (const step of stepsOf(outcomes)) {
        const outcome = outcomes[step];
        if (outcome !== undefined) probes.now.sendReport(stepEnded(step, outcome));
      }
    },
    /** The state of one step. */
    state(step: CheckStep) {
      const { value } = actor.getSnapshot();
      return typeof value === 'object' ? value.run[step] : value;
    },
    get snapshot() {
      return actor.getSnapshot();
    },
    /** The steps that were begun, in order. */
    get begun() {
      return probes.told('startStep').map(({ step }) => step);
    },
  };
}

const stepsOf = (outcomes: Partial<Record<CheckStep, CheckOutcome>>) =>
  Object.keys(outcomes).filter((key): key is CheckStep => key in outcomes);
