export { signalingMachine } from './machine.ts';
export {
  reconnectBackoff,
  computeReconnectBackoffMs,
  computeOpenTimeoutMs,
  iceServersRenewalId,
  signalingDelays,
} from './delays.ts';
export { defaultMaxInFlightBytes } from './frame-size.ts';
export { maxQueuedSignals } from './outbox.ts';
export type { SignalingTag } from './base.ts';
export { serverCommands, type ServerCommand } from './commands.ts';
export type {
  ServerReport,
  Pong,
  SignalingContext,
  SignalingEvent,
  SignalingInput,
  SignalingOutput,
  JoinRequest,
} from './types.ts';
