/** The check machine. Apart from the index: a call needs none of it. */
export { checkDelays } from './delays.ts';
export { checkMachine } from './machine.ts';
export {
  checkOutcomes,
  reasonsForStep,
  checkSteps,
  type CheckReason,
  type Findings,
  type MappedAddress,
  type NatKind,
  type CheckOutcome,
  type ReasonForStep,
  type AnyStepResult,
  type StepResult,
  type CheckResults,
  type CheckStep,
  type TurnFinding,
} from './findings.ts';
export {
  stepReport,
  type CheckContext,
  type CheckEvent,
  type CheckTag,
  type ProbedStep,
  type ProbesCommand,
  type ProbesReport,
} from './types.ts';
