import type { ConnectionStats } from '@visavis/client';
import { connectionWords as words } from '../words/connection.ts';

type Figure = readonly [term: string, text: string];

const said = <Value>(value: Value | null | undefined, say: (value: Value) => string): string =>
  value === null || value === undefined ? words.unknown : say(value);

/** What a connection measures, in words. Whatever is not known has a dash. */
export function figures(stats: ConnectionStats | null): readonly Figure[] {
  const local = stats?.localCandidate ?? null;
  const remote = stats?.remoteCandidate ?? null;
  const { frameWidth = null, frameHeight = null, framesPerSecond = null } = stats ?? {};
  const hasPicture = frameWidth !== null && frameHeight !== null;
  return [
    [words.wayLabel, words.way(local, remote)],
    [
      words.candidatesLabel,
      local === null || remote === null ? words.unknown : words.candidates(local, remote),
    ],
    [words.protocol, said(stats?.protocol, (protocol) => protocol.toUpperCase())],
    [words.roundTrip, said(stats?.roundTripMs, words.milliseconds)],
    [words.received, said(stats?.receivedBitrate, words.bitrate)],
    [words.sent, said(stats?.sentBitrate, words.bitrate)],
    [words.loss, said(stats?.lossRatio, words.percent)],
    [
      words.picture,
      hasPicture ? words.size(frameWidth, frameHeight, framesPerSecond) : words.unknown,
    ],
  ];
}
