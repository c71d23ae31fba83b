/** The check machine. Apart from the index: a call needs none of it. */
export { checkDelays } from './delays.ts';
export { checkMachine } from './machine.ts';
export {
  outcomes,
  reasonsOf,
  steps,
  type CheckReason,
  type Findings,
  type MappedAddress,
  type NatKind,
  type Outcome,
  type ReasonOf,
  type Result,
  type ResultOf,
  type Results,
  type Step,
  type TurnFinding,
} from './findings.ts';
export {
  reportOf,
  type CheckContext,
  type CheckEvent,
  type CheckTag,
  type Judged,
  type ProbesCommand,
  type ProbesReport,
} from './types.ts';
