export { callMachine } from './machine.ts';
export { callDelays } from './delays.ts';
export { peerActorId } from './peers.ts';
export type {
  CallContext,
  CallEvent,
  CallInput,
  CallTag,
  PlatformEvent,
  UserAction,
} from './types.ts';
