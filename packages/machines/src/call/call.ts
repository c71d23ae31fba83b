export { callMachine } from './machine.ts';
export { callDelays } from './delays.ts';
export { peerActorId, type CallTag } from './setup.ts';
export type { CallContext, CallEvent, CallInput, PersonEvent, PlatformEvent } from './types.ts';
