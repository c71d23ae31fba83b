import { createActor, SimulatedClock } from 'xstate';
import {
  checkMachine,
  reportOf,
  type Outcome,
  type ProbesCommand,
  type ProbesReport,
  type Step,
} from '../../src/check/check.ts';
import { Coverage } from '../support/coverage.ts';
import { fakeChild } from '../support/fake-child.ts';

/** Shared by everything that `check.test.ts` brings together. */
export const coverage = new Coverage(checkMachine);

/** The report that a step ended so, without what it found. Of the speaker there is one of failure only. */
export function ended(step: Step, outcome: Outcome): ProbesReport {
  if (step === 'speaker') {
    const result = { step, outcome: 'failed', reason: 'no-sound', finding: null } as const;
    return { type: 'speaker.failed', result };
  }
  return outcome === 'passed'
    ? reportOf({ step, outcome, reason: null, finding: null })
    : reportOf({ step, outcome, reason: 'broken', finding: null });
}

/** A check machine with a fake probes actor below it. */
export function check() {
  const probes = fakeChild<ProbesCommand, ProbesReport>();
  const clock = new SimulatedClock();
  const actor = createActor(checkMachine.provide({ actors: { probes: probes.logic } }), {
    inspect: coverage.inspect,
    clock,
  }).start();
  return {
    actor,
    clock,
    probes,
    /** How steps end, one after the other. */
    end(outcomes: Partial<Record<Step, Outcome>>) {
      for (const step of stepsOf(outcomes)) {
        const outcome = outcomes[step];
        if (outcome !== undefined) probes.now.report(ended(step, outcome));
      }
    },
    /** The state of one step. */
    state(step: Step) {
      const { value } = actor.getSnapshot();
      return typeof value === 'object' ? value.run[step] : value;
    },
    get snapshot() {
      return actor.getSnapshot();
    },
    /** The steps that were begun, in order. */
    get begun() {
      return probes.told('begin').map(({ step }) => step);
    },
  };
}

const stepsOf = (outcomes: Partial<Record<Step, Outcome>>) =>
  Object.keys(outcomes).filter((key): key is Step => key in outcomes);
