import { pathOf, type LocalCandidate } from './ice-session.ts';
import { frameRates } from './receiver.ts';
import type { FakeTransceiver } from './transceiver.ts';
import type { Transport } from './transport.ts';

type Entry = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** The size of the picture that every fake camera takes. */
const picture = { frameWidth: 640, frameHeight: 360 } as const;
const codecs = {
  audio: { id: 'codec-audio', type: 'codec', mimeType: 'audio/opus' },
  video: { id: 'codec-video', type: 'codec', mimeType: 'video/VP8' },
} as const;
const bytesOfFrame = { audio: 160, video: 4_000 } as const;

function inbound(receiver: FakeTransceiver, timestamp: number): Entry[] {
  const { kind, mid } = receiver;
  const { frames, isReceiving, track } = receiver.receiver;
  if (mid === null) return [];
  return [
    {
      id: `I${mid}`,
      type: 'inbound-rtp',
      timestamp,
      kind,
      mid,
      trackIdentifier: track.id,
      packetsReceived: frames,
      packetsLost: 0,
      jitter: 0,
      codecId: codecs[kind].id,
      bytesReceived: frames * bytesOfFrame[kind],
      ...(kind === 'video' &&
        frames > 0 && {
          ...picture,
          framesReceived: frames,
          framesDecoded: frames,
          framesPerSecond: isReceiving ? frameRates.video : 0,
        }),
    },
  ];
}

/** What this side sends is what the other one's receiver counts. */
function outbound({ kind, mid, sender }: FakeTransceiver, timestamp: number): Entry[] {
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
        ...picture,
        framesPerSecond: frameRates.video,
        qualityLimitationReason: 'none',
      }),
    },
  ];
}

const candidate = (side: 'local' | 'remote', each: LocalCandidate, timestamp: number): Entry => ({
  id: `${side}-${each.address}-${each.port}`,
  type: `${side}-candidate`,
  timestamp,
  candidateType: each.type,
  address: each.address,
  port: each.port,
  protocol: 'udp',
  ...(side === 'local' && each.type === 'relay' && { relayProtocol: 'udp', url: 'turn:relay' }),
});

/** What getStats reports (webrtc-stats), as far as a call reads it. */
export function reportOf(
  transport: Transport,
  transceivers: readonly FakeTransceiver[],
): Map<string, Entry> {
  const timestamp = transport.tasks.now();
  const streams = transceivers.flatMap((each) => [
    ...inbound(each, timestamp),
    ...outbound(each, timestamp),
  ]);
  const { selected } = transport.ice;
  const entries: Entry[] = [...streams, codecs.audio, codecs.video];
  if (selected !== null) {
    const local = candidate('local', selected.local, timestamp);
    const remote = candidate('remote', selected.remote, timestamp);
    const path = pathOf(selected);
    const sum = (all: readonly FakeTransceiver[]) =>
      all.reduce((total, { kind, receiver }) => total + receiver.frames * bytesOfFrame[kind], 0);
    const pair: Entry = {
      id: `pair-${local.id}-${remote.id}`,
      type: 'candidate-pair',
      timestamp,
      localCandidateId: local.id,
      remoteCandidateId: remote.id,
      nominated: true,
      state: path === null ? 'in-progress' : 'succeeded',
      bytesReceived: sum(transceivers),
      bytesSent: sum(transceivers.flatMap(({ mid }) => transport.counterpart(mid) ?? [])),
      ...(path !== null && { currentRoundTripTime: (2 * path.delay) / 1_000 }),
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
