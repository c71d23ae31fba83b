/** The check before a call. Apart from the main entry point, because a call does not need it. */
export { browserCheckPlatform } from './browser-check-platform.ts';
export {
  createCheck,
  type Check,
  type CheckOptions,
  type CheckUserAction,
} from './create-check.ts';
export { checkOutlook, type CheckOutlook } from './check-outlook.ts';
export { isStepFinished, stepStateOf, type StepState } from './step-state.ts';
export { keepAlive } from '../server-connection/keep-alive.ts';
export { maskAddresses } from './mask-addresses.ts';
export { median } from './steps/round-trips.ts';

/** Steps, reasons and findings in the snapshots of a check, from `@visavis/machines/check`. */
export {
  checkSteps,
  reasonsForStep,
  type checkMachine,
  type CheckReason,
  type CheckResults,
  type CheckStep,
  type Findings,
  type NatKind,
  type StepResult,
} from '@visavis/machines/check';
