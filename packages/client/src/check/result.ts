import type { Findings, Outcome, ReasonOf, ResultOf, Step } from '@visavis/machines/check';

/** All is well with a step. */
export const passed = <S extends Step>(step: S, finding: Findings[S]): ResultOf<S> => ({
  step,
  outcome: 'passed',
  reason: null,
  finding,
});

/** A step did not simply pass. */
export const ended = <S extends Step>(
  step: S,
  outcome: Exclude<Outcome, 'passed'>,
  reason: ReasonOf<S>,
  finding: Findings[S] | null = null,
): ResultOf<S> => ({ step, outcome, reason, finding });
