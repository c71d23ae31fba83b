import { limits } from '@visavis/protocol';
import { traceLimits } from '../format/format.ts';

const jsonLength = (text: string): number => JSON.stringify(text).length;

/** A text of so many characters is at most so long in JSON, where one can become six: `\u0000`. */
const maxJsonLength = (length: number): number => length * 6 + 2;

/** What a stand-in begins with, and how long a text it can stand for, by the property that holds it. */
const restorableTexts: ReadonlyMap<string, { readonly begins: string; readonly most: number }> =
  new Map([
    ['sdp', { begins: 'sdp#', most: maxJsonLength(limits.maxSdpLength) }],
    // With what goes along with it, and is told by its length as well.
    [
      'candidate',
      {
        begins: 'candidate:',
        most: maxJsonLength(limits.maxCandidateLength + 2 * limits.maxIceTokenLength),
      },
    ],
  ]);

/** What a stand-in ends with that says how long the text was. */
const lengthSuffix = / size (\d{1,9})$/;

/** A stand-in without its length, and that length; null for a text that says none. */
export function parseLength(
  text: string,
): { readonly standIn: string; readonly length: number } | null {
  const found = lengthSuffix.exec(text);
  if (found === null) return null;
  return { standIn: text.slice(0, found.index), length: Number(found[1]) };
}

/**
 * Notes in a stand-in how long the text was that it stands for, in characters of JSON: how much the
 * signaling machine sends at once depends on it.
 */
export const withLength = (standIn: string, length: number): string => `${standIn} size ${length}`;

/** What names the ICE session of a description; the signaling machine reads it there. */
const iceSessionPattern = /^sdp#\d+ (ice#\d+)/;

/** The stand-in as long as it can be, without what it is filled up with. */
function withIceUfrag(standIn: string): string {
  const session = iceSessionPattern.exec(standIn)?.[1];
  return session === undefined ? standIn : `${standIn}\na=ice-ufrag:${session}\n`;
}

/**
 * Makes what makes texts of the stand-ins of one trace: each as long as the one that it stands for, with
 * what the machines read there. Nobody need be believed who says how long that is, as the person who chose a
 * name: a text stays as it is where the protocol lets none be so long, where it is no description and no
 * candidate, and when all texts together are longer than a trace can be.
 */
export function createLengthRestorer(): (text: string, key: string) => string {
  const known = new Map<string, string>();
  let rest: number = traceLimits.maxLength;
  return (text, key) => {
    const form = restorableTexts.get(key);
    if (form === undefined || !text.startsWith(form.begins)) return text;
    const before = known.get(text);
    if (before !== undefined) return before;
    const length = parseLength(text)?.length ?? 0;
    if (length === 0 || length > Math.min(form.most, rest)) return text;
    const short = withIceUfrag(text);
    const made = short + ' '.repeat(Math.max(0, length - jsonLength(short)));
    rest -= made.length;
    known.set(text, made);
    return made;
  };
}
