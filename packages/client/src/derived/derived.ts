/** Pure functions that derive what a user interface shows from the snapshots of a call. */

/** Why the server cannot be reached at the moment. */
export { callProblemOf, isSameCallProblem, type CallProblem } from './call-problem.ts';

/** How well a connection works, in one word. */
export {
  connectionLevel,
  peerConnectionLevel,
  serverLevel,
  type ConnectionLevel,
  type ConnectionLevelInput,
  type ServerLevel,
} from './connection-level.ts';

/** What should arrive from a member. */
export { expectedMedia, hasTurnServer, isVideoWanted, type SentMedia } from '@visavis/machines';

/** The states of the local devices, and their problems. */
export {
  captureFailure,
  captureState,
  deviceProblems,
  isSameDeviceProblems,
  canFlipCamera,
  isSending,
  speakerInUse,
  type CaptureState,
  type DeviceProblem,
} from './device-state.ts';

/** Devices that were disconnected or plugged in during the call. */
export {
  describeDeviceChanges,
  offeredHeadset,
  type DeviceChange,
  type OfferedHeadset,
} from './device-changes.ts';
export { initialDeviceHistory, recordDevices, type DeviceHistory } from './device-history.ts';

/** Why a connection to another member does not work, and what is being done about it. */
export {
  diagnose,
  type ConnectionProblem,
  type Diagnosis,
  type DiagnosisInput,
  type DroppedSignals,
  type NetworkPath,
  type PendingStep,
  type RecoveryStep,
  type RelayCause,
} from './diagnosis.ts';

/** The states in which a call has ended. */
export { endStateOf, endStates, type EndState } from './end-state.ts';

/** What the member of this page may do as somebody who moderates. */
export { isOwnerPresent, mayModerate } from './moderation.ts';

/** What limits the quality of the sent video, from the samples of a connection. */
export {
  limitationPeriods,
  maxSampleGapMs,
  qualityLimitationOf,
  type LimitationPeriod,
  type QualityLimitation,
  type QualityLimitationReason,
} from './quality-limitation.ts';

/** The statistics of a connection at one time. */
export type { Sample } from './sample.ts';

/** The snapshots of a call's actors. */
export {
  peerActorOf,
  type CallSnapshot,
  type MediaSnapshot,
  type PeerActor,
  type PeerSnapshot,
  type SignalingSnapshot,
} from './snapshots.ts';

/** How much is known of a peer, and of all of them. */
export { callTrustLevel, trustLevelOf, trustLevels, type TrustLevel } from './trust-level.ts';

/** Who speaks, and the active speaker. */
export {
  activeSpeakerOf,
  isSpeaking,
  ownVoiceOf,
  recentSpeakersOf,
  type OwnVoice,
} from './speakers.ts';

/** The history of a machine's states. */
export {
  maxVisits,
  recordStates,
  type RegionHistory,
  type StateHistory,
  type StateVisit,
} from './state-history.ts';

/** The data of a plot. */
export {
  seriesData,
  valueRanges,
  type Series,
  type SeriesData,
  type SeriesGroup,
  type ValueRange,
} from './time-series.ts';
