import * as z from 'zod/mini';
import { Signature } from '../identity/keys.ts';
import { limits } from '../limits/limits.ts';

const iceToken = z.string().check(z.maxLength(limits.maxIceTokenLength));

/** An offer or an answer (RFC 8829). A rollback is local and never sent. */
export const DescriptionSignal = z.object({
  kind: z.literal('description'),
  type: z.enum(['offer', 'answer']),
  sdp: z.string().check(z.minLength(1), z.maxLength(limits.maxSdpLength)),
});
export type DescriptionSignal = z.infer<typeof DescriptionSignal>;

/** A description as it is sent: signed by its sender, see `encodeDescription`. */
export const SignedDescription = z.extend(DescriptionSignal, {
  /** Counts the descriptions from the sender to the receiver in this generation, from 1. */
  number: z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER)),
  signature: Signature,
});
export type SignedDescription = z.infer<typeof SignedDescription>;

/**
 * A trickled candidate (RFC 8838), in the form of RTCIceCandidateInit. An empty `candidate` is the end of
 * candidates.
 */
export const CandidateSignal = z.object({
  kind: z.literal('candidate'),
  candidate: z.string().check(z.maxLength(limits.maxCandidateLength)),
  sdpMid: z.nullable(iceToken),
  sdpMLineIndex: z.nullable(z.int().check(z.minimum(0), z.maximum(65_535))),
  usernameFragment: z.nullable(iceToken),
});
export type CandidateSignal = z.infer<typeof CandidateSignal>;

/** The sender has disconnected from the receiver, and refuses every connection up to this generation. */
interface DisconnectSignal {
  readonly kind: 'disconnect';
}

/** A disconnection as it is sent: signed by its sender, see `encodeDisconnect`. */
export const SignedDisconnect = z.object({ kind: z.literal('disconnect'), signature: Signature });
export type SignedDisconnect = z.infer<typeof SignedDisconnect>;

/** A signal as it is sent. */
export const Signal = z.discriminatedUnion('kind', [
  SignedDescription,
  CandidateSignal,
  SignedDisconnect,
]);
export type Signal = z.infer<typeof Signal>;

/** A signal before it is signed, or after its signature was verified. */
export type PlainSignal = DescriptionSignal | CandidateSignal | DisconnectSignal;

/**
 * Counts the RTCPeerConnections of a pair of peers. It starts at the clock (milliseconds since 1970), so that
 * a reloaded page starts above its previous connections. A higher generation replaces the connection of a
 * lower one; signals of a lower one are dropped. An offer above `limits.maxOfferedGeneration` is rejected, so
 * that a higher one always remains for the next connection.
 */
export const Generation = z.int().check(z.minimum(1), z.maximum(limits.maxGeneration));
export type Generation = z.infer<typeof Generation>;

/** A batch of these signals. */
export const signalBatchOf = <Item extends z.ZodMiniType>(signal: Item) =>
  z.object({
    generation: Generation,
    firstSequence: z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER)),
    signals: z.array(signal).check(z.minLength(1), z.maxLength(limits.maxSignalsPerBatch)),
  });

/**
 * Signals of one generation from one peer to another, in order. Their sequence numbers count from 1 without
 * gaps for each sender, receiver and generation; the first signal of the batch has `firstSequence`.
 */
export const SignalBatch = signalBatchOf(Signal);
export type SignalBatch = z.infer<typeof SignalBatch>;
