export { isDeeperThan } from './limits/json-depth.ts';
export { limits } from './limits/limits.ts';
export { Epoch, EventId, PeerId, RoomName, createEventId, parseEventId } from './ids/ids.ts';
export { generateRoomName, type RandomSource } from './ids/random.ts';
export type { Cryptography, Identity } from './identity/identity.ts';
export {
  generateKeys,
  identityOf,
  webCryptography,
  type SessionKeys,
} from './identity/web-cryptography.ts';
export { decodeBase64url, encodeBase64url } from './identity/base64url.ts';
export { signDescription, signDisconnect } from './identity/sign-signals.ts';
export { readFingerprint } from './identity/fingerprint.ts';
export { createPeerIdFromHash, PublicKey, Signature } from './identity/keys.ts';
export {
  encodeDescription,
  encodeDisconnect,
  encodeLogin,
  type DescriptionStatement,
} from './identity/statements.ts';
export {
  closeCodeOf,
  isRefusalReason,
  refusalReasons,
  type RefusalReason,
} from './errors/refusal-reasons.ts';
export { refusalSentences } from './errors/refusal-sentences.ts';
export { refusalReasonOfClose, type SocketClose } from './errors/socket-close.ts';
export { Refusal } from './errors/refusal.ts';
export { refusalReasonOf } from './errors/refusal-reason-of.ts';
export {
  ConnectionParams,
  ConnectionVersions,
  createConnectionParams,
  parseVersionRange,
} from './session/connection-params.ts';
export { negotiateVersion, protocolVersions, type VersionRange } from './session/version.ts';
export {
  CandidateSignal,
  DescriptionSignal,
  Generation,
  Signal,
  SignalBatch,
  SignedDescription,
  type PlainSignal,
  type SignedDisconnect,
} from './signal/signal.ts';
export { EntryHash, EntryToken, KeyId, keyIdOf } from './private-room/entry.ts';
export { encodeLock, isLockOf, Lock, newerLock, signLock } from './private-room/lock.ts';
export { keyLabels, nonceBytes, type RoomKeys } from './private-room/room-keys.ts';
export {
  createPrivateRoomName,
  generateRoomSecret,
  isPrivateRoom,
  RoomSecret,
} from './private-room/room-secret.ts';
export {
  SealedProfile,
  SealedSignal,
  WireMember,
  WireProfile,
  WireSignal,
  WireSignalBatch,
} from './private-room/sealed.ts';
export {
  openProfile,
  openSignals,
  sealProfile,
  sealSignals,
  type SignalRoute,
} from './private-room/sealing.ts';
export { deriveRoomKeys } from './private-room/web-room-keys.ts';
export { dropDuplicates, type NewSignals } from './signal/duplicates.ts';
export {
  maxRememberedGenerations,
  recordReceived,
  type ReceivedSequences,
} from './sequence/received-sequences.ts';
export {
  acknowledgeItems,
  createSendQueue,
  discardItems,
  markItemsInFlight,
  resetItemsInFlight,
  updateUnattempted,
  type SendQueue,
} from './sequence/send-queue.ts';
export {
  isReadablePeerData,
  parsePeerContent,
  parsePeerMessage,
  type BatchMessage,
  type LinkMessage,
  type PeerContent,
  type PeerMessage,
} from './peer-message/peer-message.ts';
export { may, type Actor, type RoomAction } from './moderation/authority.ts';
export {
  Delegation,
  encodeDelegation,
  isDelegationOf,
  signDelegation,
} from './moderation/delegation.ts';
export {
  encodeModeration,
  Moderation,
  ModerationAction,
  signModeration,
  targetOf,
  type ModerationStatement,
} from './moderation/moderation.ts';
export { Role } from './moderation/role.ts';
export {
  allGuestRights,
  GuestRights,
  mayShareScreen,
  RoomAccess,
} from './moderation/room-rules.ts';
export {
  Commitment,
  ComparisonNonce,
  type ComparisonMessage,
  type ComparisonResult,
} from './comparison/messages.ts';
export {
  comparedEmojiCount,
  emojiCount,
  encodeCommitment,
  encodeComparison,
  readEmojiNumbers,
  type ComparedSide,
} from './comparison/statements.ts';
export { createInitialProfile, inactiveProfile, Member, Presence, Profile } from './room/member.ts';
export { Portrait } from './room/portrait.ts';
export { decodePortrait, encodePortrait } from './room/portrait-jpeg.ts';
export {
  LeftReason,
  RoomState,
  parseTrackedRoomEvent,
  TrackedRoomEvent,
  WireRoomEvent,
  type ReceivedRoomEvent,
  type RoomEvent,
} from './room/room-event.ts';
export {
  ChangeLinkInput,
  Entry,
  JoinInput,
  ModerateInput,
  PeekInput,
  RoomPeek,
  SendSignalsInput,
} from './room/procedures.ts';
export { IceServer, IceServers } from './ice/ice.ts';
export { ServerInfo } from './server/server-info.ts';
