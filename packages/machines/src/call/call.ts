export { callMachine } from './machine.ts';
export { expectedMedia, isVideoWanted, type SentMedia } from './expected-media.ts';
export type { Speakers } from './active-speaker.ts';
export { callDelays, computeMemberExpiryMs, memberExpiryPrefix, takeoverPrefix } from './delays.ts';
export { noErrorText } from './failure.ts';
export { peerActorId } from './peers.ts';
export type { CallContext, CallEvent, CallInput, CallTag, PlatformEvent } from './types.ts';
export type { UserAction } from './user-action.ts';
