export { createCall } from './call/create-call.ts';
export type { Call, CallOptions } from './call/types.ts';
export { keepAlive } from './link/keep-alive.ts';
export { browserPlatform } from './platform/browser.ts';
export type { Platform } from './platform/platform.ts';
export type { RemoteView, Streams } from './tracks/tracks.ts';
export {
  captureHeight,
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  peerActorId,
  peerMachine,
  qualities,
  qualityBounds,
  qualityOf,
  signalingStates,
  unknownStats,
  type CallContext,
  type callMachine,
  type CallTag,
  type CaptureFailure,
  type CaptureKind,
  type ConnectionStats,
  type Device,
  type mediaMachine,
  type MediaQuality,
  type MediaTag,
  type PeerTag,
  type PersonEvent,
  type Pong,
  type Quality,
  type signalingMachine,
  type SignalingTag,
  type SlotName,
} from '@visavis/machines';
export {
  limits,
  PeerId,
  randomRoomName,
  reasons,
  RoomName,
  type Member,
  type Profile,
  type Reason,
  type RoomPeek,
} from '@visavis/protocol';
