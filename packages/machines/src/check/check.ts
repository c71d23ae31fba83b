/** The check machine. Not part of the main entry, because a call does not need it. */
export { checkDelays } from './delays.ts';
export { checkMachine } from './machine.ts';
export type { Findings, MappedAddress, NatKind, TurnFinding } from './findings.ts';
export { reasonsForStep, type CheckReason, type ReasonForStep } from './reasons.ts';
export type { AnyStepResult, CheckResults, StepResult } from './results.ts';
export { checkOutcomes, checkSteps, type CheckOutcome, type CheckStep } from './steps.ts';
export {
  stepReport,
  type CheckContext,
  type CheckEvent,
  type CheckTag,
  type ProbedStep,
  type ProbesCommand,
  type ProbesReport,
} from './types.ts';
