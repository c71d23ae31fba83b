import { qualityBounds, unknownStats, type ConnectionStats, type Profile } from '@visavis/client';
import type { Sample } from '../journey/journal.ts';
import type { PeerSnapshot } from '../session/actors.ts';
import type { Level } from './level.ts';

type States = PeerSnapshot['value'];

/** What an account is made of. */
export interface Circumstances {
  readonly level: Level;
  /** Null where the machine of the connection broke, and a new one begins in a moment. */
  readonly states: States | null;
  readonly stats: ConnectionStats | null;
  /** Whether only the relay is allowed, because the other ways have failed. */
  readonly isRelayForced: boolean;
  /** What the other person says that they send. */
  readonly sends: Pick<Profile, 'microphone' | 'camera'>;
  /** Whether the server has lost the other person. */
  readonly isAway: boolean;
  /** Whether this page reaches the server. */
  readonly hasServer: boolean;
  /** What has held this side's picture down for a while. */
  readonly limitation: Limitation | null;
}

/** What keeps the picture that is sent smaller than the camera's. */
export type Limitation = 'cpu' | 'bandwidth';

/** The way between two browsers: on one network, across the internet, or by the relay of either side. */
export type Way =
  | { readonly kind: 'unknown' | 'near' | 'their relay' }
  | { readonly kind: 'across'; readonly isTcp: boolean }
  | {
      readonly kind: 'relay';
      readonly by: 'udp' | 'tcp' | 'tls';
      /** Whether there was another way, which broke. */
      readonly isForced: boolean;
    };

/** What a connection waits for before it is there. */
export type Wait = 'server' | 'person' | 'offer' | 'answer' | 'addresses' | 'pairs' | 'keys';

/** What is being done about a connection that does not hold. */
export type Mending = 'watching' | 'a moment' | 'new way' | 'relay' | 'anew';

/** What may be the matter with a connection that holds. */
export type Trouble =
  | { readonly kind: 'loss'; readonly ratio: number }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: Limitation }
  | { readonly kind: 'silent' | 'still' | 'away' };

/** How it stands with one person, for words to be made of. */
export type Account =
  | { readonly kind: 'connecting'; readonly wait: Wait }
  | {
      readonly kind: 'connected';
      readonly way: Way;
      /** The gravest first. */
      readonly troubles: readonly Trouble[];
      readonly off: 'microphone' | 'camera' | 'both' | null;
    }
  | {
      readonly kind: 'reconnecting';
      readonly mending: Mending;
      /** Without whom it cannot go on. */
      readonly lacks: 'server' | 'person' | null;
    }
  | { readonly kind: 'lost'; readonly lacks: 'server' | 'person' | null };

/** So many looks in a row find the same, before it is more than the browser's finding its pace. */
const lasting = 5;

/** What has held the sent picture down at each of the last looks; null where nothing has. */
export function limitationOf(samples: readonly Sample[]): Limitation | null {
  const last = samples.slice(-lasting).map(({ stats }) => stats.qualityLimitation);
  const [reason] = last;
  if (last.length < lasting || last.some((other) => other !== reason)) return null;
  return reason === 'cpu' || reason === 'bandwidth' ? reason : null;
}

/** The way that the two candidates in use make (RFC 8445). */
function wayBetween(stats: ConnectionStats, isForced: boolean): Way {
  const { localCandidate: local, remoteCandidate: remote, protocol } = stats;
  if (local === 'relay') {
    const by = protocol === 'tcp' || protocol === 'tls' ? protocol : 'udp';
    return { kind: 'relay', by, isForced };
  }
  if (remote === 'relay') return { kind: 'their relay' };
  if (local === null || remote === null) return { kind: 'unknown' };
  if (local === 'host' && remote === 'host') return { kind: 'near' };
  return { kind: 'across', isTcp: protocol === 'tcp' };
}

function waitOf({ states, isAway, hasServer }: Circumstances): Wait {
  // Before ICE has the other side's candidates, everything goes through the server.
  const isChecking = states !== null && states.ice !== 'new';
  if (!isChecking && !hasServer) return 'server';
  if (!isChecking && isAway) return 'person';
  if (states === null) return 'offer';
  if (states.ice === 'checking') return 'pairs';
  if (states.ice === 'connected' || states.ice === 'completed') return 'keys';
  if (states.negotiation !== 'idle') return 'answer';
  return states.gathering === 'new' ? 'offer' : 'addresses';
}

const mendings: Readonly<Record<States['recovery'], Mending>> = {
  calm: 'watching',
  grace: 'a moment',
  'restarting ICE': 'new way',
  'relay only': 'relay',
  rebuilding: 'anew',
  'given up': 'anew',
};

function troublesOf(circumstances: Circumstances, stats: ConnectionStats): readonly Trouble[] {
  const { states, sends, isAway, limitation } = circumstances;
  const { fair } = qualityBounds;
  const ratio = stats.lossRatio ?? 0;
  const milliseconds = stats.roundTripMs ?? 0;
  // The first look comes half a second after the connection, and what is sent about as soon.
  const isMeasured = circumstances.stats !== null;
  const isAwaited = isMeasured && (sends.microphone || sends.camera) && states?.flow === 'silent';
  const isStill = isMeasured && sends.camera && states?.flow === 'heard';
  return [
    ...(isAwaited ? [{ kind: 'silent' } as const] : []),
    ...(isStill ? [{ kind: 'still' } as const] : []),
    ...(ratio > fair.lossRatio ? [{ kind: 'loss', ratio } as const] : []),
    ...(milliseconds > fair.roundTripMs ? [{ kind: 'delay', milliseconds } as const] : []),
    ...(limitation === null ? [] : [{ kind: limitation }]),
    ...(isAway ? [{ kind: 'away' } as const] : []),
  ];
}

function offOf({ microphone, camera }: Circumstances['sends']) {
  if (!microphone && !camera) return 'both';
  if (!microphone) return 'microphone';
  return camera ? null : 'camera';
}

/** How it stands with one person, by what the machines and the statistics say and nothing else. */
export function accountOf(circumstances: Circumstances): Account {
  const { level, states, sends, isAway, hasServer, isRelayForced } = circumstances;
  const stats = circumstances.stats ?? unknownStats;
  const lacks = hasServer ? (isAway ? 'person' : null) : 'server';
  switch (level) {
    case 'connecting':
      return { kind: 'connecting', wait: waitOf(circumstances) };
    case 'reconnecting':
      return { kind: 'reconnecting', mending: mendings[states?.recovery ?? 'rebuilding'], lacks };
    case 'lost':
      return { kind: 'lost', lacks };
    case 'connected':
    case 'good':
    case 'fair':
    case 'poor':
    case 'still':
      return {
        kind: 'connected',
        way: wayBetween(stats, isRelayForced),
        troubles: troublesOf(circumstances, stats),
        off: offOf(sends),
      };
    default:
      return level satisfies never;
  }
}
