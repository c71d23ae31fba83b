import { unknownStats, type ConnectionStats } from '@visavis/client';
import { panelWords as words } from '../words/panel.ts';
import type { Fact } from './facts.tsx';

function picture(width: number | null, height: number | null, rate: number | null): string | null {
  return width === null || height === null ? null : words.size(width, height, rate);
}

/** By which way and how a connection goes, in words. Whatever is not known is null. */
export function figures(measured: ConnectionStats | null): readonly Fact[] {
  const stats = measured ?? unknownStats;
  const { fact } = words;
  const { relay, qualityLimitation: reason } = stats;
  return [
    [fact.own, words.candidate(stats.localCandidate, stats.protocol)],
    [fact.other, words.candidate(stats.remoteCandidate, stats.remoteProtocol)],
    ...(relay === null ? [] : [[fact.relay, words.relayed(relay, stats.protocol)] as const]),
    [fact.encryption, words.dtls(stats.dtlsVersion, stats.dtlsCipher)],
    [fact.media, stats.srtpCipher],
    [fact.codecs, words.codecs(stats.audioCodec, stats.videoCodec)],
    [fact.received, picture(stats.frameWidth, stats.frameHeight, stats.framesPerSecond)],
    [fact.sent, picture(stats.sentFrameWidth, stats.sentFrameHeight, stats.sentFramesPerSecond)],
    [fact.limitation, reason === null ? null : words.limitation(reason)],
  ];
}
