export { signalingMachine } from './machine.ts';
export { backoff, backoffDelay, openingDelay, signalingDelays } from './delays.ts';
export { frameAllowance } from './frame.ts';
export { queueLimit } from './outbox.ts';
export type { SignalingTag } from './setup.ts';
export type {
  LinkCommand,
  LinkReport,
  Pong,
  SignalingContext,
  SignalingEvent,
  SignalingInput,
  SignalingOutput,
  Wish,
} from './types.ts';
