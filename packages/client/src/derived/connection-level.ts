import { rateConnectionQuality, type ConnectionQuality, type SentMedia } from '@visavis/machines';
import type { PeerSnapshot, SignalingSnapshot } from './snapshots.ts';

/** The state of a peer connection, reduced to what matters to a user. @public */
export type ConnectionLevel =
  | 'waiting'
  | 'connecting'
  | 'connected'
  | 'good'
  | 'fair'
  | 'poor'
  | 'audioOnly'
  | 'reconnecting'
  | 'lost'
  | 'disconnectedByUser'
  | 'disconnectedByPeer';

/** What a connection level is derived from. @public */
export interface ConnectionLevelInput {
  readonly connection: PeerSnapshot['value']['connection'];
  readonly recovery: PeerSnapshot['value']['recovery'];
  /** Whether the peer sends audio or video and nothing arrives. */
  readonly isMediaMissing: boolean;
  /** Whether the peer sends video and only audio arrives. */
  readonly isVideoMissing: boolean;
  readonly quality: ConnectionQuality;
  readonly hasBeenConnected: boolean;
}

/**
 * Derives the level of a connection. A connection that carries media is rated by its quality even while a
 * recovery is being prepared. A connection that should carry media and does not is `reconnecting`, seconds
 * before the browser reports `disconnected`.
 *
 * @example
 * const level = connectionLevel({
 *   connection: 'connected',
 *   recovery: 'idle',
 *   isMediaMissing: false,
 *   isVideoMissing: false,
 *   quality: 'good',
 *   hasBeenConnected: true,
 * }); // 'good'
 * @public
 */
export function connectionLevel(input: ConnectionLevelInput): ConnectionLevel {
  const { connection, recovery, quality } = input;
  if (recovery === 'disconnectedByUser' || recovery === 'disconnectedByPeer') return recovery;
  if (connection === 'connected') {
    if (input.isMediaMissing) return 'reconnecting';
    if (input.isVideoMissing) return 'audioOnly';
    return quality === 'unknown' ? 'connected' : quality;
  }
  if (recovery === 'givenUp') return 'lost';
  const isBroken = connection === 'disconnected' || connection === 'failed';
  return isBroken || input.hasBeenConnected ? 'reconnecting' : 'connecting';
}

/**
 * Derives the level of the connection to a peer. One that has to wait because many people join is `waiting`.
 *
 * @param peer undefined while the member waits for a connection
 * @param sent what should arrive from the peer
 * @example
 * const sent = expectedMedia(member, snapshot.context);
 * const level = peerConnectionLevel(peerActorOf(snapshot, member.id)?.getSnapshot(), sent);
 * @public
 */
export function peerConnectionLevel(
  peer: PeerSnapshot | undefined,
  sent: SentMedia,
): ConnectionLevel {
  if (peer === undefined) return 'waiting';
  // The actor failed; the call machine starts a new one.
  if (peer.status === 'error') return 'reconnecting';
  const { connection, recovery, flow, budget } = peer.value;
  const { hasBeenConnected, isMediaMissing, stats } = peer.context;
  const level = connectionLevel({
    connection,
    recovery,
    // A peer may have turned off its microphone and camera since.
    isMediaMissing: isMediaMissing && (sent.microphone || sent.camera),
    isVideoMissing: flow === 'audioOnly' && sent.camera,
    quality: rateConnectionQuality(stats, sent),
    hasBeenConnected,
  });
  return level === 'connecting' && budget === 'delayed' ? 'waiting' : level;
}

/** The level of the connection to the server. @public */
export type ServerLevel = Extract<ConnectionLevel, 'good' | 'reconnecting'>;

/**
 * Derives the level of the connection to the server.
 *
 * @example
 * const level = serverLevel(signaling); // 'good' or 'reconnecting'
 * @public
 */
export const serverLevel = (signaling: SignalingSnapshot | undefined): ServerLevel =>
  signaling?.hasTag('serverReachable') === true ? 'good' : 'reconnecting';
