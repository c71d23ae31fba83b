import { withLength, parseLength } from './original-length.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Whether a text is SDP (RFC 8866 section 5: the version comes first) or its pseudonym. */
export const isSdp = (text: string): boolean => text.startsWith('v=0') || text.startsWith('sdp#');

const mLinePattern = /\nm=(audio|video|application|text|message|image)?/g;
const candidateLinePattern = /\na=candidate:/g;
const ufragPattern = /^a=ice-ufrag:.*$/gm;

/** The pseudonym of SDP, in a trace that is redacted again: its ICE session, media kinds and candidates. */
const pseudonymPattern =
  /^sdp#\d+(?: (ice#\d+))?((?: (?:audio|video|application|text|message|image|other))*)(?: (\d{1,6}) candidates)?$/;

/** What a redacted description still shows. */
interface SdpSummary {
  /** Identifies its ICE session; empty without `a=ice-ufrag`. */
  readonly session: string;
  /** The media kinds of its m-lines. */
  readonly kinds: string;
  readonly candidateCount: number;
  readonly length: number;
}

function summarizeSdp(sdp: string): SdpSummary {
  const redacted = parseLength(sdp);
  const [, session = '', kinds, candidateCount = '0'] =
    (redacted && pseudonymPattern.exec(redacted.pseudonym)) ?? [];
  if (redacted !== null && kinds !== undefined) {
    return {
      session,
      kinds: kinds.trimStart(),
      candidateCount: Number(candidateCount),
      length: redacted.length,
    };
  }
  return {
    session: (sdp.match(ufragPattern) ?? []).join('\n'),
    kinds: [...sdp.matchAll(mLinePattern)].map(([, kind = 'other']) => kind).join(' '),
    candidateCount: [...sdp.matchAll(candidateLinePattern)].length,
    length: JSON.stringify(sdp).length,
  };
}

/** Replaces SDP by a pseudonym that shows its ICE session, media kinds, number of candidates and length. */
export function redactSdp(sdp: string, pseudonyms: Pseudonyms): string {
  const { session, kinds, candidateCount, length } = summarizeSdp(sdp);
  const parts = [
    ...(session === '' ? [] : [pseudonyms.get('ice', session, (n) => `ice#${n}`)]),
    ...(kinds === '' ? [] : [kinds]),
    ...(candidateCount === 0 ? [] : [`${candidateCount} candidates`]),
  ];
  return pseudonyms.get('sdp', sdp, (n) => withLength([`sdp#${n}`, ...parts].join(' '), length));
}
