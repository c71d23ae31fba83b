/** The check machine. Not part of the main entry, because a call does not need it. */
export { checkDelays } from './delays.ts';
export { checkMachine } from './machine.ts';
export { probesCommands, type ProbesCommand } from './commands.ts';
export {
  natKinds,
  type Findings,
  type MappedAddress,
  type NatKind,
  type TurnFinding,
} from './findings.ts';
export { reasonsForStep, type CheckReason, type ReasonForStep } from './reasons.ts';
export type { AnyStepResult, CheckResults, StepResult } from './results.ts';
export { checkOutcomes, checkSteps, type CheckOutcome, type CheckStep } from './steps.ts';
export {
  stepReport,
  type CheckContext,
  type CheckEvent,
  type CheckTag,
  type ProbedStep,
  type ProbesReport,
} from './types.ts';
