import * as z from 'zod/mini';
import { PeerId } from '../ids/ids.ts';
import { limits } from '../limits/limits.ts';

const iceToken = z.string().check(z.maxLength(limits.maxIceTokenLength));

/** An offer or an answer (RFC 8829). A rollback is local to each side and is never sent. */
export const DescriptionSignal = z.object({
  kind: z.literal('description'),
  type: z.enum(['offer', 'answer']),
  sdp: z.string().check(z.minLength(1), z.maxLength(limits.maxSdpLength)),
});
export type DescriptionSignal = z.infer<typeof DescriptionSignal>;

/**
 * One trickled candidate (RFC 8838), in the shape of RTCIceCandidateInit.
 * An empty `candidate` says that there are no more of them: end-of-candidates.
 */
export const CandidateSignal = z.object({
  kind: z.literal('candidate'),
  candidate: z.string().check(z.maxLength(limits.maxCandidateLength)),
  sdpMid: z.nullable(iceToken),
  sdpMLineIndex: z.nullable(z.int().check(z.minimum(0), z.maximum(65_535))),
  usernameFragment: z.nullable(iceToken),
});
export type CandidateSignal = z.infer<typeof CandidateSignal>;

export const Signal = z.discriminatedUnion('kind', [DescriptionSignal, CandidateSignal]);
export type Signal = z.infer<typeof Signal>;

/**
 * Counts the RTCPeerConnections that one pair of people has had, starting from the clock
 * (milliseconds since 1970) so that a reloaded page begins above its past. A higher generation
 * replaces the connection of a lower one; signals of a lower one are dropped. Whoever receives an offer
 * takes none above `limits.offeredGeneration`, so that there is always a higher one for the next connection.
 */
export const Generation = z.int().check(z.minimum(1), z.maximum(limits.maxGeneration));
export type Generation = z.infer<typeof Generation>;

/**
 * Signals of one generation from one person to another, in order. Their numbers run from 1 without
 * gaps within (sender, receiver, generation); the first of the batch has the number `first`.
 */
export const SignalBatch = z.object({
  generation: Generation,
  firstSequence: z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER)),
  signals: z.array(Signal).check(z.minLength(1), z.maxLength(limits.maxSignalsPerBatch)),
});
export type SignalBatch = z.infer<typeof SignalBatch>;

/** What `signal.send` takes. There is no sender in it: that is the connection's own id. */
export const SendSignalsInput = z.extend(SignalBatch, { to: PeerId });
export type SendSignalsInput = z.infer<typeof SendSignalsInput>;
