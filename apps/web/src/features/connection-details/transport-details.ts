import { unknownStats, type ConnectionStats } from '@visavis/client';
import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { messageOrId } from '../../text/message-or-id.ts';
import { transportDetailsText } from '../../text/messages/transport-details.ts';
import type { Detail } from './detail-list.tsx';

/** The versions in DTLS records count downwards (RFC 9147 section 5.3). */
const dtlsVersions: ReadonlyMap<string, string> = new Map([
  ['FEFF', '1.0'],
  ['FEFD', '1.2'],
  ['FEFC', '1.3'],
]);

const nameOfProtocol = (protocol: string): string => protocol.toUpperCase();

function describeCandidate(id: string | null, protocol: string | null): string | null {
  const text = useText(transportDetailsText);
  if (id === null) return null;
  const type = messageOrId(text.candidateTypes, id);
  return protocol === null ? type : text.candidate({ type, protocol: nameOfProtocol(protocol) });
}

const describeRelay = (host: string, protocol: string | null): string =>
  protocol === null
    ? host
    : useText(transportDetailsText).relayed({ host, protocol: nameOfProtocol(protocol) });

function describeEncryption(dtlsVersion: string | null, cipher: string | null): string | null {
  const text = useText(transportDetailsText);
  if (dtlsVersion === null) return cipher;
  const version = dtlsVersions.get(dtlsVersion.toUpperCase()) ?? dtlsVersion;
  return cipher === null ? text.dtls({ version }) : text.dtlsWithCipher({ version, cipher });
}

/** @param types media types, such as `audio/opus` */
function describeCodecs(...types: readonly (string | null)[]): string | null {
  const names = types.flatMap((type) =>
    type === null ? [] : [type.replace(/^(audio|video)\//, '')],
  );
  return names.length === 0 ? null : useText(formatText).list(names);
}

function describeSize(
  width: number | null,
  height: number | null,
  framesPerSecond: number | null,
): string | null {
  const text = useText(transportDetailsText);
  if (width === null || height === null) return null;
  return framesPerSecond === null
    ? text.size({ width, height })
    : text.sizeWithRate({ width, height, framesPerSecond });
}

/** The network path, encryption and formats of a connection. Unknown values are null. */
export function transportDetails(measured: ConnectionStats | null): readonly Detail[] {
  const stats = measured ?? unknownStats;
  const { terms, limitations } = useText(transportDetailsText);
  const { relayAddress, qualityLimitation } = stats;
  return [
    [terms.local, describeCandidate(stats.localCandidate, stats.protocol)],
    [terms.remote, describeCandidate(stats.remoteCandidate, stats.remoteProtocol)],
    ...(relayAddress === null
      ? []
      : [[terms.relay, describeRelay(relayAddress, stats.protocol)] as const]),
    [terms.encryption, describeEncryption(stats.dtlsVersion, stats.dtlsCipher)],
    [terms.media, stats.srtpCipher],
    [terms.codecs, describeCodecs(stats.audioCodec, stats.videoCodec)],
    [terms.received, describeSize(stats.frameWidth, stats.frameHeight, stats.framesPerSecond)],
    [
      terms.sent,
      describeSize(stats.sentFrameWidth, stats.sentFrameHeight, stats.sentFramesPerSecond),
    ],
    [
      terms.limitation,
      qualityLimitation === null ? null : messageOrId(limitations, qualityLimitation),
    ],
  ];
}
