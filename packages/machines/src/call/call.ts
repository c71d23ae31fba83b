export { callMachine } from './machine.ts';
export { callDelays } from './delays.ts';
export type { CallTag } from './setup.ts';
export { peerActorId } from './peers.ts';
export type { CallContext, CallEvent, CallInput, UserAction, PlatformEvent } from './types.ts';
