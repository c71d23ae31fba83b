import { withLength, parseLength } from './original-length.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Whether a text is a description (RFC 8866 section 5: the version comes first), or stands for one. */
export const isSdp = (text: string): boolean => text.startsWith('v=0') || text.startsWith('sdp#');

const mLinePattern = /^m=(audio|video|application|text|message|image)\b/gm;
const ufragPattern = /^a=ice-ufrag:.*$/gm;

/** What stands for one already, where a trace is redacted once more: its ICE session, and the kinds. */
const pseudonymPattern =
  /^sdp#\d+(?: (ice#\d+))?((?: (?:audio|video|application|text|message|image))*)$/;

/** What is told of a description. */
interface SdpSummary {
  /** What names its ICE session; empty where nothing does. */
  readonly session: string;
  /** Of its m-lines. */
  readonly kinds: string;
  readonly length: number;
}

function summarizeSdp(sdp: string): SdpSummary {
  const before = parseLength(sdp);
  const [, session = '', kinds] = (before && pseudonymPattern.exec(before.standIn)) ?? [];
  if (before !== null && kinds !== undefined) {
    return { session, kinds: kinds.trimStart(), length: before.length };
  }
  return {
    session: (sdp.match(ufragPattern) ?? []).join('\n'),
    kinds: [...sdp.matchAll(mLinePattern)].map(([, kind]) => kind).join(' '),
    length: JSON.stringify(sdp).length,
  };
}

/** What stands for a description: which one it is, its ICE session, the kinds of its m-lines, its length. */
export function redactSdp(sdp: string, standIns: Pseudonyms): string {
  const { session, kinds, length } = summarizeSdp(sdp);
  const ice = session === '' ? '' : ` ${standIns.get('ice', session, (n) => `ice#${n}`)}`;
  return standIns.get('sdp', sdp, (n) => withLength(`sdp#${n}${ice} ${kinds}`.trimEnd(), length));
}
