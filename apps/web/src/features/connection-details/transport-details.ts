import { unknownStats, type ConnectionStats } from '@visavis/client';
import { connectionDetailsText as words } from '../../text/connection-details.ts';
import type { Detail } from './detail-list.tsx';

function videoSize(
  width: number | null,
  height: number | null,
  rate: number | null,
): string | null {
  return width === null || height === null ? null : words.size(width, height, rate);
}

/** By which way and how a connection goes, in words. Whatever is not known is null. */
export function transportDetails(measured: ConnectionStats | null): readonly Detail[] {
  const stats = measured ?? unknownStats;
  const { detail } = words;
  const { relayAddress, qualityLimitation: reason } = stats;
  return [
    [detail.own, words.candidate(stats.localCandidate, stats.protocol)],
    [detail.other, words.candidate(stats.remoteCandidate, stats.remoteProtocol)],
    ...(relayAddress === null
      ? []
      : [[detail.relay, words.relayed(relayAddress, stats.protocol)] as const]),
    [detail.encryption, words.dtls(stats.dtlsVersion, stats.dtlsCipher)],
    [detail.media, stats.srtpCipher],
    [detail.codecs, words.codecs(stats.audioCodec, stats.videoCodec)],
    [detail.received, videoSize(stats.frameWidth, stats.frameHeight, stats.framesPerSecond)],
    [
      detail.sent,
      videoSize(stats.sentFrameWidth, stats.sentFrameHeight, stats.sentFramesPerSecond),
    ],
    [detail.limitation, reason === null ? null : words.limitation(reason)],
  ];
}
