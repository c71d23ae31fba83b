import { framesPerSecond } from './fake-receiver.ts';
import type { FakeTransceiver } from './fake-transceiver.ts';
import type { LocalCandidate } from './model.ts';
import type { TransceiverEndpoint } from './transport-endpoint.ts';
import type { Transport } from './transport.ts';

type StatsEntry = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
};

/** The frame size of every fake camera, in pixels. */
const cameraSize = { frameWidth: 640, frameHeight: 360 } as const;
const codecs = {
  audio: { id: 'codec-audio', type: 'codec', mimeType: 'audio/opus' },
  video: { id: 'codec-video', type: 'codec', mimeType: 'video/VP8' },
} as const;
const bytesPerFrame = { audio: 160, video: 4_000 } as const;

function inboundStats({ kind, mid, receiver }: FakeTransceiver, timestamp: number): StatsEntry[] {
  const { frameCount, isReceiving, track } = receiver;
  if (mid === null) return [];
  return [
    {
      id: `I${mid}`,
      type: 'inbound-rtp',
      timestamp,
      kind,
      mid,
      trackIdentifier: track.id,
      packetsReceived: frameCount,
      packetsLost: 0,
      jitter: 0,
      codecId: codecs[kind].id,
      bytesReceived: frameCount * bytesPerFrame[kind],
      ...(kind === 'video' &&
        frameCount > 0 && {
          ...cameraSize,
          framesReceived: frameCount,
          framesDecoded: frameCount,
          framesPerSecond: isReceiving ? framesPerSecond.video : 0,
        }),
    },
  ];
}

function outboundStats({ kind, mid, sender }: FakeTransceiver, timestamp: number): StatsEntry[] {
  if (mid === null || !sender.isSending) return [];
  return [
    {
      id: `O${mid}`,
      type: 'outbound-rtp',
      timestamp,
      kind,
      mid,
      codecId: codecs[kind].id,
      ...(kind === 'video' && {
        ...cameraSize,
        framesPerSecond: framesPerSecond.video,
        qualityLimitationReason: 'none',
      }),
    },
  ];
}

const candidateStats = (
  side: 'local' | 'remote',
  candidate: LocalCandidate,
  timestamp: number,
): StatsEntry => ({
  id: `${side}-${candidate.address}-${candidate.port}`,
  type: `${side}-candidate`,
  timestamp,
  candidateType: candidate.type,
  address: candidate.address,
  port: candidate.port,
  protocol: 'udp',
  ...(side === 'local' &&
    candidate.type === 'relay' && { relayProtocol: 'udp', url: 'turn:relay' }),
});

/** The result of getStats (webrtc-stats), reduced to what a call reads. */
export function createStatsReport(
  transport: Transport,
  transceivers: readonly FakeTransceiver[],
): Map<string, StatsEntry> {
  const timestamp = transport.tasks.now();
  const streams = transceivers.flatMap((each) => [
    ...inboundStats(each, timestamp),
    ...outboundStats(each, timestamp),
  ]);
  const { selectedPair } = transport.ice;
  const entries: StatsEntry[] = [...streams, codecs.audio, codecs.video];
  if (selectedPair !== null) {
    const local = candidateStats('local', selectedPair.local, timestamp);
    const remote = candidateStats('remote', selectedPair.remote, timestamp);
    const path = transport.ice.selectedPath;
    const countBytes = (all: readonly TransceiverEndpoint[]) =>
      all.reduce(
        (total, { kind, receiver }) => total + receiver.frameCount * bytesPerFrame[kind],
        0,
      );
    const pair: StatsEntry = {
      id: `pair-${local.id}-${remote.id}`,
      type: 'candidate-pair',
      timestamp,
      localCandidateId: local.id,
      remoteCandidateId: remote.id,
      nominated: true,
      state: path === null ? 'in-progress' : 'succeeded',
      bytesReceived: countBytes(transceivers),
      bytesSent: countBytes(
        transceivers.flatMap(({ mid }) => transport.remoteTransceiver(mid) ?? []),
      ),
      ...(path !== null && { currentRoundTripTime: (2 * path.delayMs) / 1_000 }),
    };
    entries.push(local, remote, pair, {
      id: 'transport',
      type: 'transport',
      timestamp,
      iceState: transport.ice.state,
      dtlsState: transport.dtls.state,
      ...(transport.dtls.state === 'connected' && {
        tlsVersion: 'FEFD',
        dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
        srtpCipher: 'AEAD_AES_128_GCM',
      }),
      selectedCandidatePairId: pair.id,
    });
  }
  return new Map(entries.map((entry) => [entry.id, entry]));
}
