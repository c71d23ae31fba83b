/**
 * One video call in any JavaScript runtime: binds the state machines to WebRTC, media devices and the
 * server. `./check`, `./early-start` and `./statechart` are separate entry points.
 */
export { createCall } from './call/create-call.ts';
export type { Call, CallOptions } from './call/call.ts';
export { createPrivateRoom } from './private-room/create-private-room.ts';
export type { ChangedLink } from './private-room/changed-link.ts';
export { openPrivateRoom, type PrivateRoom } from './private-room/open-private-room.ts';
export { keepAlive } from './server-connection/keep-alive.ts';
export { browserPlatform } from './platform/browser-platform.ts';
export type { Platform } from './platform/platform.ts';
export type { RemoteStreamKind, Streams } from './tracks/streams.ts';

/**
 * States, tags and values that occur in the snapshots of a call's machines, from `@visavis/machines`.
 */
export {
  captureHeight,
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  mediaQualities,
  peerActorId,
  qualityThresholds,
  rateConnectionQuality,
  screenContents,
  signalingStates,
  unknownStats,
  type CallContext,
  type CallTag,
  type CaptureFailure,
  type CaptureKind,
  type ConnectionQuality,
  type ConnectionStats,
  type MediaDevice,
  type MediaQuality,
  type MediaTag,
  type ScreenContent,
  type PeerTag,
  type Pong,
  type SignalingTag,
  type SlotName,
  type UserAction,
} from '@visavis/machines';

/** The machines themselves, for the types of their snapshots, and for inspectors. */
export {
  peerMachine,
  type callMachine,
  type mediaMachine,
  type signalingMachine,
} from '@visavis/machines';

/**
 * The types and limits of the wire format that a user interface needs, from `@visavis/protocol`.
 */
export {
  decodePortrait,
  encodePortrait,
  generateRoomName,
  isPrivateRoom,
  limits,
  mayShareScreen,
  PeerId,
  refusalReasons,
  refusalSentences,
  RoomAccess,
  RoomName,
  RoomSecret,
  type Cryptography,
  type Identity,
  type Member,
  type ModerationAction,
  type Portrait,
  type Profile,
  type RefusalReason,
  type Role,
  type RoomPeek,
} from '@visavis/protocol';
