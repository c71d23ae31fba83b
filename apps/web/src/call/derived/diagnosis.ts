import {
  qualityThresholds,
  unknownStats,
  type ConnectionStats,
  type Profile,
} from '@visavis/client';
import type { Sample } from '../history/call-history.ts';
import type { PeerSnapshot } from '../state/call-actors.ts';
import type { ConnectionLevel } from './connection-level.ts';

type States = PeerSnapshot['value'];

/** What an account is made of. */
export interface DiagnosisInput {
  readonly level: ConnectionLevel;
  /** Null where the machine of the connection broke, and a new one begins in a moment. */
  readonly states: States | null;
  readonly stats: ConnectionStats | null;
  /** Whether only the relay is allowed, because the other ways have failed. */
  readonly isRelayForced: boolean;
  /** What the other person says that they send. */
  readonly remoteMedia: Pick<Profile, 'microphone' | 'camera'>;
  /** Whether the server has lost the other person. */
  readonly isPeerAway: boolean;
  /** Whether this page reaches the server. */
  readonly isServerReachable: boolean;
  /** What has held this side's picture down for a while. */
  readonly limitation: Limitation | null;
}

/** What keeps the picture that is sent smaller than the camera's. */
export type Limitation = 'cpu' | 'bandwidth';

/** The way between two browsers: on one network, across the internet, or by the relay of either side. */
export type NetworkPath =
  | { readonly kind: 'unknown' | 'sameNetwork' | 'remoteRelay' }
  | { readonly kind: 'internet'; readonly isTcp: boolean }
  | {
      readonly kind: 'relay';
      readonly transport: 'udp' | 'tcp' | 'tls';
      /** Whether there was another way, which broke. */
      readonly isForced: boolean;
    };

/** What a connection waits for before it is there. */
export type PendingStep =
  | 'server'
  | 'person'
  | 'offer'
  | 'answer'
  | 'candidates'
  | 'candidatePairs'
  | 'dtls';

/** What is being done about a connection that does not hold. */
export type RecoveryStep = 'observing' | 'gracePeriod' | 'iceRestart' | 'relay' | 'rebuild';

/** What may be the matter with a connection that holds. */
export type ConnectionProblem =
  | { readonly kind: 'loss'; readonly ratio: number }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: Limitation }
  | { readonly kind: 'stalled' | 'audioOnly' | 'away' };

/** How it stands with one person, for words to be made of. */
export type Diagnosis =
  | { readonly kind: 'connecting'; readonly pendingStep: PendingStep }
  | {
      readonly kind: 'connected';
      readonly networkPath: NetworkPath;
      /** The gravest first. */
      readonly problems: readonly ConnectionProblem[];
      readonly mutedDevices: 'microphone' | 'camera' | 'both' | null;
    }
  | {
      readonly kind: 'reconnecting';
      readonly recoveryStep: RecoveryStep;
      /** Without whom it cannot go on. */
      readonly requires: 'server' | 'person' | null;
    }
  | { readonly kind: 'lost'; readonly requires: 'server' | 'person' | null };

/** So many looks in a row find the same, before it is more than the browser's finding its pace. */
const minSamples = 5;

/** What has held the sent picture down at each of the last looks; null where nothing has. */
export function qualityLimitation(samples: readonly Sample[]): Limitation | null {
  const last = samples.slice(-minSamples).map(({ stats }) => stats.qualityLimitation);
  const [reason] = last;
  if (last.length < minSamples || last.some((other) => other !== reason)) return null;
  return reason === 'cpu' || reason === 'bandwidth' ? reason : null;
}

/** The way that the two candidates in use make (RFC 8445). */
function networkPath(stats: ConnectionStats, isForced: boolean): NetworkPath {
  const { localCandidate: local, remoteCandidate: remote, protocol } = stats;
  if (local === 'relay') {
    const by = protocol === 'tcp' || protocol === 'tls' ? protocol : 'udp';
    return { kind: 'relay', transport: by, isForced };
  }
  if (remote === 'relay') return { kind: 'remoteRelay' };
  if (local === null || remote === null) return { kind: 'unknown' };
  if (local === 'host' && remote === 'host') return { kind: 'sameNetwork' };
  return { kind: 'internet', isTcp: protocol === 'tcp' };
}

function pendingStepOf({ states, isPeerAway, isServerReachable }: DiagnosisInput): PendingStep {
  // Before ICE has the other side's candidates, everything goes through the server.
  const isChecking = states !== null && states.ice !== 'new';
  if (!isChecking && !isServerReachable) return 'server';
  if (!isChecking && isPeerAway) return 'person';
  if (states === null) return 'offer';
  if (states.ice === 'checking') return 'candidatePairs';
  if (states.ice === 'connected' || states.ice === 'completed') return 'dtls';
  if (states.negotiation !== 'idle') return 'answer';
  return states.gathering === 'new' ? 'offer' : 'candidates';
}

const recoverySteps: Readonly<Record<States['recovery'], RecoveryStep>> = {
  idle: 'observing',
  grace: 'gracePeriod',
  restartingIce: 'iceRestart',
  relayOnly: 'relay',
  rebuilding: 'rebuild',
  givenUp: 'rebuild',
};

function connectionProblems(
  circumstances: DiagnosisInput,
  stats: ConnectionStats,
): readonly ConnectionProblem[] {
  const { states, remoteMedia, isPeerAway, limitation } = circumstances;
  const { fair } = qualityThresholds;
  const ratio = stats.lossRatio ?? 0;
  const milliseconds = stats.roundTripMs ?? 0;
  // The first look comes half a second after the connection, and what is sent about as soon.
  const isMeasured = circumstances.stats !== null;
  const isAwaited =
    isMeasured && (remoteMedia.microphone || remoteMedia.camera) && states?.flow === 'stalled';
  const isStill = isMeasured && remoteMedia.camera && states?.flow === 'audioOnly';
  return [
    ...(isAwaited ? [{ kind: 'stalled' } as const] : []),
    ...(isStill ? [{ kind: 'audioOnly' } as const] : []),
    ...(ratio > fair.lossRatio ? [{ kind: 'loss', ratio } as const] : []),
    ...(milliseconds > fair.roundTripMs ? [{ kind: 'delay', milliseconds } as const] : []),
    ...(limitation === null ? [] : [{ kind: limitation }]),
    ...(isPeerAway ? [{ kind: 'away' } as const] : []),
  ];
}

function mutedDevicesOf({ microphone, camera }: DiagnosisInput['remoteMedia']) {
  if (!microphone && !camera) return 'both';
  if (!microphone) return 'microphone';
  return camera ? null : 'camera';
}

/** How it stands with one person, by what the machines and the statistics say and nothing else. */
export function diagnose(circumstances: DiagnosisInput): Diagnosis {
  const { level, states, remoteMedia, isPeerAway, isServerReachable, isRelayForced } =
    circumstances;
  const stats = circumstances.stats ?? unknownStats;
  const lacks = isServerReachable ? (isPeerAway ? 'person' : null) : 'server';
  switch (level) {
    case 'connecting':
      return { kind: 'connecting', pendingStep: pendingStepOf(circumstances) };
    case 'reconnecting':
      return {
        kind: 'reconnecting',
        recoveryStep: recoverySteps[states?.recovery ?? 'rebuilding'],
        requires: lacks,
      };
    case 'lost':
      return { kind: 'lost', requires: lacks };
    case 'connected':
    case 'good':
    case 'fair':
    case 'poor':
    case 'audioOnly':
      return {
        kind: 'connected',
        networkPath: networkPath(stats, isRelayForced),
        problems: connectionProblems(circumstances, stats),
        mutedDevices: mutedDevicesOf(remoteMedia),
      };
    default:
      return level satisfies never;
  }
}
