import {
  stepReport,
  type CheckOutcome,
  type CheckStep,
  type ProbesReport,
} from '../../src/check/check.ts';
import { startCheck, type CheckHarness } from '../../src/testing/testing.ts';

/** The report that a step ended, without a finding. The speaker step can only report a failure. */
export function stepEnded(step: CheckStep, outcome: CheckOutcome): ProbesReport {
  if (step === 'speaker') {
    const result = { step, outcome: 'failed', reason: 'playback-failed', finding: null } as const;
    return { type: 'speaker.failed', result };
  }
  return outcome === 'passed'
    ? stepReport({ step, outcome, reason: null, finding: null })
    : stepReport({ step, outcome, reason: 'internal-error', finding: null });
}

const isStepOf = (outcomes: object, key: string): key is CheckStep => key in outcomes;

/** Ends steps with the given outcomes, one after the other. */
export function endSteps(
  { probes }: CheckHarness,
  outcomes: Partial<Record<CheckStep, CheckOutcome>>,
): void {
  for (const step of Object.keys(outcomes)) {
    if (!isStepOf(outcomes, step)) continue;
    const outcome = outcomes[step];
    if (outcome !== undefined) probes.current.report(stepEnded(step, outcome));
  }
}

/** A check that has just been started. */
export function startedCheck(): CheckHarness {
  const check = startCheck();
  check.actor.send({ type: 'start' });
  return check;
}
/** All steps pass, except the one that needs an answer of the user. */
export const allPassed = {
  browser: 'passed',
  secureContext: 'passed',
  permission: 'passed',
  camera: 'passed',
  microphone: 'passed',
  signaling: 'passed',
  keepalive: 'passed',
  stun: 'passed',
  nat: 'passed',
  turnUdp: 'passed',
  turnTcp: 'passed',
  turnTls: 'passed',
  relay: 'passed',
} as const;
