export { callMachine } from './machine.ts';
export { expectedMedia, type SentMedia } from './expected-media.ts';
export type { Speakers } from './active-speaker.ts';
export { callDelays, computeMemberExpiryMs, memberExpiryPrefix, takeoverPrefix } from './delays.ts';
export { noErrorText } from './failure.ts';
export { peerActorId } from './peers.ts';
export type {
  CallContext,
  CallEvent,
  CallInput,
  CallTag,
  PlatformEvent,
  UserAction,
} from './types.ts';
