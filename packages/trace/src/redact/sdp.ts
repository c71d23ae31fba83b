import { withLength, parseLength } from './original-length.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Whether a text is SDP (RFC 8866 section 5: the version comes first) or its pseudonym. */
export const isSdp = (text: string): boolean => text.startsWith('v=0') || text.startsWith('sdp#');

const mLinePattern = /^m=(audio|video|application|text|message|image)\b/gm;
const ufragPattern = /^a=ice-ufrag:.*$/gm;

/** The pseudonym of SDP, in a trace that is redacted again: its ICE session and media kinds. */
const pseudonymPattern =
  /^sdp#\d+(?: (ice#\d+))?((?: (?:audio|video|application|text|message|image))*)$/;

/** What a redacted description still shows. */
interface SdpSummary {
  /** Identifies its ICE session; empty without `a=ice-ufrag`. */
  readonly session: string;
  /** The media kinds of its m-lines. */
  readonly kinds: string;
  readonly length: number;
}

function summarizeSdp(sdp: string): SdpSummary {
  const redacted = parseLength(sdp);
  const [, session = '', kinds] = (redacted && pseudonymPattern.exec(redacted.pseudonym)) ?? [];
  if (redacted !== null && kinds !== undefined) {
    return { session, kinds: kinds.trimStart(), length: redacted.length };
  }
  return {
    session: (sdp.match(ufragPattern) ?? []).join('\n'),
    kinds: [...sdp.matchAll(mLinePattern)].map(([, kind]) => kind).join(' '),
    length: JSON.stringify(sdp).length,
  };
}

/** Replaces SDP by a pseudonym that shows its ICE session, media kinds and length. */
export function redactSdp(sdp: string, pseudonyms: Pseudonyms): string {
  const { session, kinds, length } = summarizeSdp(sdp);
  const ice = session === '' ? '' : ` ${pseudonyms.get('ice', session, (n) => `ice#${n}`)}`;
  return pseudonyms.get('sdp', sdp, (n) => withLength(`sdp#${n}${ice} ${kinds}`.trimEnd(), length));
}
