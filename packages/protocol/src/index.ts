export { limits } from './limits/limits.ts';
export {
  Epoch,
  EventId,
  PeerId,
  RoomName,
  SessionSecret,
  eventId,
  splitEventId,
} from './ids/ids.ts';
export { randomRoomName, randomSessionSecret, type RandomSource } from './ids/random.ts';
export { closeCode, isReason, reasons, type Reason } from './errors/reasons.ts';
export { closeReason, type Closing } from './errors/close-reason.ts';
export { Refusal } from './errors/refusal.ts';
export { refusalReason } from './errors/refusal-reason.ts';
export { ConnectionParams, connectionParams, versionRange } from './session/session.ts';
export { negotiateVersion, protocolVersions, type VersionRange } from './session/version.ts';
export {
  CandidateSignal,
  DescriptionSignal,
  Generation,
  SendInput,
  Signal,
  SignalBatch,
} from './signal/signal.ts';
export { rememberedGenerations, unseen, type SignalMarks } from './signal/order.ts';
export { Member, Presence, Profile } from './room/member.ts';
export { Door, LeftReason, RoomEvent, RoomState, TrackedRoomEvent } from './room/events.ts';
export { JoinInput, PeekInput, RoomPeek } from './room/inputs.ts';
export { IceServer, IceServers } from './ice/ice.ts';
export { ServerInfo } from './server/info.ts';
