/** Pure functions that derive what a user interface shows from the snapshots of a call. */
export { callProblemOf, isSameCallProblem, type CallProblem } from './call-problem.ts';
export {
  connectionLevel,
  peerConnectionLevel,
  serverLevel,
  type ConnectionLevel,
  type ConnectionLevelInput,
  type SentMedia,
  type ServerLevel,
} from './connection-level.ts';
export {
  captureFailure,
  captureState,
  deviceProblems,
  isSameDeviceProblems,
  isSending,
  type CaptureState,
  type DeviceProblem,
} from './device-state.ts';
export {
  diagnose,
  type ConnectionProblem,
  type Diagnosis,
  type DiagnosisInput,
  type NetworkPath,
  type PendingStep,
  type RecoveryStep,
} from './diagnosis.ts';
export { endStateOf, endStates, type EndState } from './end-state.ts';
export {
  limitationPeriods,
  maxSampleGapMs,
  qualityLimitationOf,
  type LimitationPeriod,
  type QualityLimitation,
  type QualityLimitationReason,
} from './quality-limitation.ts';
export type { Sample } from './sample.ts';
export {
  peerActorOf,
  type CallSnapshot,
  type MediaSnapshot,
  type PeerActor,
  type PeerSnapshot,
  type SignalingSnapshot,
} from './snapshots.ts';
export {
  maxVisits,
  recordStates,
  type RegionHistory,
  type StateHistory,
  type StateVisit,
} from './state-history.ts';
export {
  seriesData,
  valueRanges,
  type Series,
  type SeriesData,
  type SeriesGroup,
  type ValueRange,
} from './time-series.ts';
