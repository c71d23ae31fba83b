export { createCall } from './call/create-call.ts';
export type { Call, CallOptions } from './call/call.ts';
export { keepAlive } from './server-connection/keep-alive.ts';
export { browserPlatform } from './platform/browser-platform.ts';
export type { Platform } from './platform/platform.ts';
export type { RemoteStreamKind, Streams } from './tracks/streams.ts';
export {
  captureHeight,
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  peerActorId,
  peerMachine,
  mediaQualities,
  qualityThresholds,
  rateConnectionQuality,
  signalingStates,
  unknownStats,
  type CallContext,
  type callMachine,
  type CallTag,
  type CaptureFailure,
  type CaptureKind,
  type ConnectionStats,
  type MediaDevice,
  type mediaMachine,
  type MediaQuality,
  type MediaTag,
  type PeerTag,
  type UserAction,
  type Pong,
  type ConnectionQuality,
  type signalingMachine,
  type SignalingTag,
  type SlotName,
} from '@visavis/machines';
export {
  limits,
  PeerId,
  generateRoomName,
  refusalReasons,
  RoomName,
  type Member,
  type Profile,
  type RefusalReason,
  type RoomPeek,
} from '@visavis/protocol';
