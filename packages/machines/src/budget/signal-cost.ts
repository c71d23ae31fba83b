import { limits, type Generation, type Signal } from '@visavis/protocol';
import { maxCandidatesPerDescription, maxMediaSections } from './budget-limits.ts';
import type { Tokens } from './tokens.ts';

/** How many lines of an SDP start with this text, counted up to `max + 1`. */
function countLines(sdp: string, start: string, max: number): number {
  const text = `\n${start}`;
  let count = 0;
  for (
    let index = sdp.indexOf(text);
    index >= 0 && count <= max;
    index = sdp.indexOf(text, index + text.length)
  ) {
    count += 1;
  }
  return count;
}

/**
 * Whether a signal starts a connection: an offer of a higher generation than any before.
 *
 * @param newest the highest generation that the peer has offered; 0 if none
 */
export const startsGeneration = (signal: Signal, generation: Generation, newest: number): boolean =>
  signal.kind === 'description' &&
  signal.type === 'offer' &&
  generation > newest &&
  generation <= limits.maxOfferedGeneration;

/**
 * What a signal of this generation costs.
 *
 * @param newest as for {@link startsGeneration}
 * @returns null for a description that is larger than any of a call, whatever the peer has left
 */
export function signalCost(signal: Signal, generation: Generation, newest: number): Tokens | null {
  if (signal.kind === 'candidate') return { candidates: 1, descriptions: 0, generations: 0 };
  if (signal.kind === 'disconnect') return { candidates: 0, descriptions: 1, generations: 0 };
  const candidates = countLines(signal.sdp, 'a=candidate:', maxCandidatesPerDescription);
  const isTooLarge =
    candidates > maxCandidatesPerDescription ||
    countLines(signal.sdp, 'm=', maxMediaSections) > maxMediaSections;
  if (isTooLarge) return null;
  const generations = startsGeneration(signal, generation, newest) ? 1 : 0;
  return { candidates, descriptions: 1, generations };
}
