import { limits } from '@visavis/protocol';
import { traceLimits } from '../format/format.ts';

const jsonLength = (text: string): number => JSON.stringify(text).length;

/** The longest JSON form of a text: each character can become six, such as `\u0000`. */
const maxJsonLength = (length: number): number => length * 6 + 2;

/** Texts whose length can be restored, by the property that holds them. */
const restorableTexts: ReadonlyMap<
  string,
  { readonly prefix: string; readonly maxLength: number }
> = new Map([
  ['sdp', { prefix: 'sdp#', maxLength: maxJsonLength(limits.maxSdpLength) }],
  // The length of a candidate includes the other fields of its signal.
  [
    'candidate',
    {
      prefix: 'candidate:',
      maxLength: maxJsonLength(limits.maxCandidateLength + 2 * limits.maxIceTokenLength),
    },
  ],
]);

/** The end of a pseudonym that states the length of the original text. */
const lengthSuffix = / size (\d{1,9})$/;

/** Splits a pseudonym and the length it states; null for a text that states none. */
export function parseLength(
  text: string,
): { readonly pseudonym: string; readonly length: number } | null {
  const match = lengthSuffix.exec(text);
  if (match === null) return null;
  return { pseudonym: text.slice(0, match.index), length: Number(match[1]) };
}

/**
 * Appends the length of the original text, in characters of JSON. How much the signaling machine sends at once
 * depends on it.
 */
export const withLength = (pseudonym: string, length: number): string =>
  `${pseudonym} size ${length}`;

/** The ICE session, media kinds and number of candidates in the pseudonym of a description. */
const descriptionPattern = /^sdp#\d+(?: (ice#\d+))?((?: [a-z]+)*)(?: (\d{1,6}) candidates)? size /;

/**
 * Adds the lines of a description that the machines read: `a=ice-ufrag`, by which the signaling machine
 * recognises the ICE session, and the m-lines and candidates that the budget of signals counts.
 *
 * @param maxLength a pseudonym that states more lines than fit stays as it is
 */
function withLines(pseudonym: string, maxLength: number): string {
  const parts = descriptionPattern.exec(pseudonym);
  if (parts === null) return pseudonym;
  const [, session, kinds = '', candidateCount = '0'] = parts;
  const candidateLine = '\na=candidate:';
  if (Number(candidateCount) * candidateLine.length > maxLength) return pseudonym;
  const ufragLine = session === undefined ? '' : `\na=ice-ufrag:${session}`;
  const mLines = kinds.replaceAll(' ', '\nm=');
  const candidateLines = candidateLine.repeat(Number(candidateCount));
  return `${pseudonym}${ufragLine}${mLines}${candidateLines}\n`;
}

/**
 * Creates a function that pads the pseudonyms of one trace to the length of the original texts. A stated length
 * may be forged, for example by a person who chose such a name. So a text stays as it is if the protocol allows
 * no text of that length, if it is neither a description nor a candidate, and if all texts together would be
 * longer than a trace can be.
 */
export function createLengthRestorer(): (text: string, key: string) => string {
  const cache = new Map<string, string>();
  let remainingLength: number = traceLimits.maxLength;
  return (text, key) => {
    const restorable = restorableTexts.get(key);
    if (restorable === undefined || !text.startsWith(restorable.prefix)) return text;
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    const length = parseLength(text)?.length ?? 0;
    if (length === 0 || length > Math.min(restorable.maxLength, remainingLength)) return text;
    const unpadded = withLines(text, length);
    const padded = unpadded + ' '.repeat(Math.max(0, length - jsonLength(unpadded)));
    remainingLength -= padded.length;
    cache.set(text, padded);
    return padded;
  };
}

/** The pseudonym without what restoring its length and lines has added. Other texts stay as they are. */
export function withoutPadding(text: string): string {
  const isPseudonym = [...restorableTexts.values()].some(({ prefix }) => text.startsWith(prefix));
  if (!isPseudonym) return text;
  const [pseudonym = ''] = text.split('\n');
  return pseudonym.trimEnd();
}
