/** A check before the call. Apart from the index: a call needs none of it. */
export { browserCheckPlatform } from './browser.ts';
export {
  createCheck,
  type Check,
  type CheckOptions,
  type CheckPersonEvent,
} from './create-check.ts';
export { keepAlive } from '../link/keep-alive.ts';
export { maskAddresses } from './mask.ts';
export { median } from './steps/answers.ts';
export {
  reasonsOf,
  steps,
  type checkMachine,
  type CheckReason,
  type Findings,
  type NatKind,
  type ResultOf,
  type Results,
  type Step,
} from '@visavis/machines/check';
