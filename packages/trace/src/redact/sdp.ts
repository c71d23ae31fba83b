import { padded, sized } from './padded.ts';
import type { StandIns } from './stand-ins.ts';

/** Whether a text is a description (RFC 8866 section 5: the version comes first), or stands for one. */
export const isSdp = (text: string): boolean => text.startsWith('v=0') || text.startsWith('sdp#');

const mLines = /^m=(audio|video|application|text|message|image)\b/gm;
const ufrags = /^a=ice-ufrag:.*$/gm;

/** What stands for one already, where a trace is redacted once more: its ICE session, and the kinds. */
const standing = /^sdp#\d+(?: (ice#\d+))?((?: (?:audio|video|application|text|message|image))*)$/;

/** What is told of a description. */
interface Told {
  /** What names its ICE session; empty where nothing does. */
  readonly session: string;
  /** Of its m-lines. */
  readonly kinds: string;
  readonly length: number;
}

function toldOf(sdp: string): Told {
  const before = sized(sdp);
  const [, session = '', kinds] = (before && standing.exec(before.standIn)) ?? [];
  if (before !== null && kinds !== undefined) {
    return { session, kinds: kinds.trimStart(), length: before.length };
  }
  return {
    session: (sdp.match(ufrags) ?? []).join('\n'),
    kinds: [...sdp.matchAll(mLines)].map(([, kind]) => kind).join(' '),
    length: JSON.stringify(sdp).length,
  };
}

/** What stands for a description: which one it is, its ICE session, the kinds of its m-lines, its length. */
export function redactedSdp(sdp: string, standIns: StandIns): string {
  const { session, kinds, length } = toldOf(sdp);
  const ice = session === '' ? '' : ` ${standIns.of('ice', session, (n) => `ice#${n}`)}`;
  return standIns.of('sdp', sdp, (n) => padded(`sdp#${n}${ice} ${kinds}`.trimEnd(), length));
}
