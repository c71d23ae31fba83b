import { unknownStats, type ConnectionStats } from '@visavis/client';
import { connectionDetailsText } from '../../text/connection-details.ts';
import type { Detail } from './detail-list.tsx';

function videoSize(
  width: number | null,
  height: number | null,
  rate: number | null,
): string | null {
  return width === null || height === null ? null : connectionDetailsText.size(width, height, rate);
}

/** The network path, encryption and formats of a connection. Unknown values are null. */
export function transportDetails(measured: ConnectionStats | null): readonly Detail[] {
  const stats = measured ?? unknownStats;
  const { detail, candidate, codecs, dtls, limitation, relayed } = connectionDetailsText;
  const { relayAddress, qualityLimitation: reason } = stats;
  return [
    [detail.local, candidate(stats.localCandidate, stats.protocol)],
    [detail.remote, candidate(stats.remoteCandidate, stats.remoteProtocol)],
    ...(relayAddress === null
      ? []
      : [[detail.relay, relayed(relayAddress, stats.protocol)] as const]),
    [detail.encryption, dtls(stats.dtlsVersion, stats.dtlsCipher)],
    [detail.media, stats.srtpCipher],
    [detail.codecs, codecs(stats.audioCodec, stats.videoCodec)],
    [detail.received, videoSize(stats.frameWidth, stats.frameHeight, stats.framesPerSecond)],
    [
      detail.sent,
      videoSize(stats.sentFrameWidth, stats.sentFrameHeight, stats.sentFramesPerSecond),
    ],
    [detail.limitation, reason === null ? null : limitation(reason)],
  ];
}
