import {
  qualityThresholds,
  unknownStats,
  type ConnectionStats,
  type SentMedia,
} from '@visavis/machines';
import type { ConnectionLevel } from './connection-level.ts';
import type { QualityLimitation } from './quality-limitation.ts';
import type { PeerSnapshot } from './snapshots.ts';

type PeerStates = PeerSnapshot['value'];

/** What a diagnosis is derived from. @public */
export interface DiagnosisInput {
  readonly level: ConnectionLevel;
  /** Null if the actor failed and the call machine starts a new one. */
  readonly states: PeerStates | null;
  readonly stats: ConnectionStats | null;
  /** Whether the ICE transport policy is `relay`, because all other paths have failed. */
  readonly isRelayForced: boolean;
  /** Whether the user hides the address of this device, so that the policy is `relay` in any case. */
  readonly isAddressHidden: boolean;
  /** What the peer sends according to its profile. */
  readonly remoteMedia: SentMedia;
  /** Whether the user wants the video of the peer. */
  readonly isVideoWanted: boolean;
  /** Whether the server has lost its connection to the peer. */
  readonly isPeerAway: boolean;
  readonly isServerReachable: boolean;
  readonly limitation: QualityLimitation | null;
}

/** Why only a relay may be used. @public */
export type RelayCause = 'othersFailed' | 'addressHidden' | null;

/**
 * The path of the selected candidate pair: within one network, across the internet, or through a relay.
 *
 * @public
 */
export type NetworkPath =
  | { readonly kind: 'unknown' | 'sameNetwork' | 'remoteRelay' }
  | { readonly kind: 'internet'; readonly isTcp: boolean }
  | {
      readonly kind: 'relay';
      /** How this side reaches its relay. */
      readonly transport: 'udp' | 'tcp' | 'tls';
      /** Why no other path may be used: the others have failed, or the user hides the address; null if one may. */
      readonly cause: RelayCause;
    };

/** What a new connection waits for. @public */
export type PendingStep =
  | 'server'
  | 'peer'
  | 'offer'
  | 'answer'
  | 'candidates'
  | 'candidatePairs'
  | 'dtls';

/** The recovery states in which nothing is being done. */
type RestState = 'givenUp' | 'disconnectedByUser' | 'disconnectedByPeer';

/** What is being done about a broken connection: a state of its recovery. `idle`: it is observed. @public */
export type RecoveryStep = Exclude<PeerStates['recovery'], RestState>;

const isRecoveryStep = (state: PeerStates['recovery']): state is RecoveryStep =>
  state !== 'givenUp' && state !== 'disconnectedByUser' && state !== 'disconnectedByPeer';

/** A problem of a connection that is established. @public */
export type ConnectionProblem =
  | { readonly kind: 'packetLoss'; readonly ratio: number }
  | { readonly kind: 'highLatency'; readonly roundTripMs: number }
  | { readonly kind: QualityLimitation }
  /** `addressVisible`: the address of this device is in use, although the user hides it. */
  | { readonly kind: 'addressVisible' | 'noMedia' | 'noVideo' | 'peerAway' };

/** What a recovery cannot go on without; null if nothing is missing. */
type MissingParty = 'server' | 'peer' | null;

/** Why signals of the peer are dropped: a state of its budget; null if they are not. @public */
export type DroppedSignals = Exclude<PeerStates['budget'], 'withinBudget'> | null;

/** Why a message or a connection may not be that of the peer: a state of its trust; null if there is no doubt. @public */
export type Distrust = Extract<PeerStates['trust'], 'rejected' | 'mismatched'> | null;

/** The state of one peer connection, ready to be put into sentences. @public */
export type Diagnosis = ConnectionDiagnosis & {
  readonly droppedSignals: DroppedSignals;
  readonly distrust: Distrust;
};

type ConnectionDiagnosis =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'connecting'; readonly pendingStep: PendingStep }
  | {
      readonly kind: 'connected';
      readonly networkPath: NetworkPath;
      /** The most serious one first. */
      readonly problems: readonly ConnectionProblem[];
      readonly mutedDevices: 'microphone' | 'camera' | 'both' | null;
    }
  | {
      readonly kind: 'reconnecting';
      readonly recoveryStep: RecoveryStep;
      readonly waitsFor: MissingParty;
    }
  | {
      readonly kind: 'lost';
      readonly waitsFor: MissingParty;
      /** Whether only relays may be used, because the user hides the address of this device. */
      readonly isRelayRequired: boolean;
    }
  /** One of the two people has disconnected from the other. */
  | { readonly kind: 'disconnectedByUser' | 'disconnectedByPeer' };

/** The path of the selected candidate pair, by the candidate types of RFC 8445. */
function networkPathOf(stats: ConnectionStats, cause: RelayCause): NetworkPath {
  const { localCandidate: local, remoteCandidate: remote, protocol } = stats;
  if (local === 'relay') {
    const transport = protocol === 'tcp' || protocol === 'tls' ? protocol : 'udp';
    return { kind: 'relay', transport, cause };
  }
  if (remote === 'relay') return { kind: 'remoteRelay' };
  if (local === null || remote === null) return { kind: 'unknown' };
  if (local === 'host' && remote === 'host') return { kind: 'sameNetwork' };
  return { kind: 'internet', isTcp: protocol === 'tcp' };
}

function relayCauseOf({ isAddressHidden, isRelayForced }: DiagnosisInput): RelayCause {
  if (isAddressHidden) return 'addressHidden';
  return isRelayForced ? 'othersFailed' : null;
}

function pendingStepOf({ states, isPeerAway, isServerReachable }: DiagnosisInput): PendingStep {
  // Signals need the server until ICE has remote candidates.
  const isChecking = states !== null && states.ice !== 'new';
  if (!isChecking && !isServerReachable) return 'server';
  if (!isChecking && isPeerAway) return 'peer';
  if (states === null) return 'offer';
  if (states.ice === 'checking') return 'candidatePairs';
  if (states.ice === 'connected' || states.ice === 'completed') return 'dtls';
  if (states.negotiation !== 'idle') return 'answer';
  return states.gathering === 'new' ? 'offer' : 'candidates';
}

function connectionProblemsOf(input: DiagnosisInput): readonly ConnectionProblem[] {
  const { states, stats, remoteMedia, isPeerAway, limitation } = input;
  const { fair } = qualityThresholds;
  const ratio = stats?.lossRatio ?? 0;
  const roundTripMs = stats?.roundTripMs ?? 0;
  // Media may arrive later than the connection is established; the first stats come half a second after it.
  const isMeasured = stats !== null;
  const isVideoSent = remoteMedia.camera && input.isVideoWanted;
  const isMediaSent = remoteMedia.microphone || isVideoSent;
  const hasNoMedia = isMeasured && isMediaSent && states?.flow === 'stalled';
  // ICE may use nothing but relays then. This does not rely on the browser alone.
  const local = stats?.localCandidate ?? null;
  const isAddressVisible = input.isAddressHidden && local !== null && local !== 'relay';
  const hasNoVideo = isMeasured && isVideoSent && states?.flow === 'audioOnly';
  return [
    ...(isAddressVisible ? [{ kind: 'addressVisible' } as const] : []),
    ...(hasNoMedia ? [{ kind: 'noMedia' } as const] : []),
    ...(hasNoVideo ? [{ kind: 'noVideo' } as const] : []),
    ...(ratio > fair.lossRatio ? [{ kind: 'packetLoss', ratio } as const] : []),
    ...(roundTripMs > fair.roundTripMs ? [{ kind: 'highLatency', roundTripMs } as const] : []),
    ...(limitation === null ? [] : [{ kind: limitation }]),
    ...(isPeerAway ? [{ kind: 'peerAway' } as const] : []),
  ];
}

function mutedDevicesOf({ microphone, camera }: SentMedia) {
  if (!microphone && !camera) return 'both';
  if (!microphone) return 'microphone';
  return camera ? null : 'camera';
}

function missingParty({ isServerReachable, isPeerAway }: DiagnosisInput): MissingParty {
  if (!isServerReachable) return 'server';
  return isPeerAway ? 'peer' : null;
}

/**
 * Diagnoses one peer connection from the states of its machine and its statistics.
 *
 * @example
 * const diagnosis = diagnose(input);
 * if (diagnosis.kind === 'connected') console.log(diagnosis.networkPath, diagnosis.problems);
 * @public
 */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const { budget = 'withinBudget', trust } = input.states ?? {};
  return {
    ...diagnoseConnection(input),
    // Who waits does so because of them.
    droppedSignals: input.level === 'waiting' || budget === 'withinBudget' ? null : budget,
    distrust: trust === 'rejected' || trust === 'mismatched' ? trust : null,
  };
}

function diagnoseConnection(input: DiagnosisInput): ConnectionDiagnosis {
  const { level, states, stats } = input;
  switch (level) {
    case 'waiting':
      return { kind: 'waiting' };
    case 'connecting':
      return { kind: 'connecting', pendingStep: pendingStepOf(input) };
    case 'reconnecting':
      return {
        kind: 'reconnecting',
        recoveryStep:
          states !== null && isRecoveryStep(states.recovery) ? states.recovery : 'rebuilding',
        waitsFor: missingParty(input),
      };
    case 'lost':
      return {
        kind: 'lost',
        waitsFor: missingParty(input),
        isRelayRequired: input.isAddressHidden,
      };
    case 'disconnectedByUser':
    case 'disconnectedByPeer':
      return { kind: level };
    case 'connected':
    case 'good':
    case 'fair':
    case 'poor':
    case 'audioOnly':
      return {
        kind: 'connected',
        networkPath: networkPathOf(stats ?? unknownStats, relayCauseOf(input)),
        problems: connectionProblemsOf(input),
        mutedDevices: mutedDevicesOf(input.remoteMedia),
      };
    default:
      return level satisfies never;
  }
}
