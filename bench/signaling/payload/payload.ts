import { readFileSync } from 'node:fs';
import { createProfile } from '@visavis/protocol/testing';
import * as z from 'zod/mini';

/** The content of a signal, which is the same on every stack. */
export const Signal = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('description'),
    type: z.enum(['offer', 'answer']),
    sdp: z.string(),
  }),
  z.object({
    kind: z.literal('candidate'),
    candidate: z.string(),
    sdpMid: z.nullable(z.string()),
    sdpMLineIndex: z.nullable(z.int()),
    usernameFragment: z.nullable(z.string()),
  }),
]);
export type Signal = z.infer<typeof Signal>;

type Description = Extract<Signal, { kind: 'description' }>;
export type Candidate = Extract<Signal, { kind: 'candidate' }>;

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/**
 * An offer and an answer of Chromium 156 with microphone, camera, screen, screen audio and a data channel, about
 * 10 KB each.
 */
export const offer: Description = { kind: 'description', type: 'offer', sdp: read('offer.sdp') };
export const answer: Description = { kind: 'description', type: 'answer', sdp: read('answer.sdp') };

/** How many candidates each side sends. */
export const candidateCount = 8;

const foundation = (index: number) => `${4_230_212_000 + index}`;

/** Candidates with lines of about 120 characters. The foundation identifies each of them. */
export const candidates: readonly Candidate[] = Array.from(
  { length: candidateCount },
  (_, index) => ({
    kind: 'candidate',
    candidate:
      `candidate:${foundation(index)} 1 udp 1677729535 203.0.113.${10 + index} 58652 typ srflx ` +
      'raddr 0.0.0.0 rport 0 generation 0 ufrag 9Op4 network-id 1',
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: '9Op4',
  }),
);

/** The index of a candidate in {@link candidates}; -1 if it is unknown. */
export function candidateIndex(candidate: string): number {
  return candidates.findIndex((known) => known.candidate === candidate);
}

/** What a participant sends the other members about themselves. */
export const profile = createProfile({ name: 'Ben', microphone: true, camera: true });
