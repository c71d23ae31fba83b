/** A check before the call. Apart from the index: a call needs none of it. */
export { browserCheckPlatform } from './browser-check-platform.ts';
export {
  createCheck,
  type Check,
  type CheckOptions,
  type CheckUserAction,
} from './create-check.ts';
export { keepAlive } from '../server-connection/keep-alive.ts';
export { maskAddresses } from './mask-addresses.ts';
export { median } from './steps/round-trips.ts';
export {
  reasonsForStep,
  checkSteps,
  type checkMachine,
  type CheckReason,
  type Findings,
  type NatKind,
  type StepResult,
  type CheckResults,
  type CheckStep,
} from '@visavis/machines/check';
