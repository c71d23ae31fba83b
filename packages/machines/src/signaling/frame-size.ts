import { limits, type Signal, type SignalBatch } from '@visavis/protocol';

/**
 * How many bytes of batches may be in flight at once. All requests of the same instant are sent in one frame,
 * so no frame exceeds this plus the other requests.
 */
export const defaultMaxInFlightBytes = limits.maxFrameBytes - 16_384;

/** The lowest value, which is enough for an ordinary description, also if it is sealed. */
const minMaxInFlightBytes = 24_576;

/** The new limit after this many bytes in flight were too large for a frame. */
export function lowerMaxInFlightBytes(inFlightBytes: number): number {
  return Math.max(minMaxInFlightBytes, inFlightBytes / 2);
}

/** An upper bound for what a request contains besides the signals of its batch. */
export const requestOverheadBytes = 256;

/** A character that takes more than one byte in UTF-8. */
const nonAscii = /[^ -~]/;

/** What sealing adds to a signal in a private room: a nonce and an authentication tag, and the JSON around them. */
const sealingOverheadBytes = 100;

/**
 * An upper bound for a signal's bytes in a frame: 3 per character unless all are ASCII, and a third more because it may
 * be sealed and then is in base64url.
 */
export function measureSignalBytes(signal: Signal): number {
  const json = JSON.stringify(signal);
  const plainBytes = json.length * (nonAscii.test(json) ? 3 : 1);
  return Math.ceil(plainBytes / 3) * 4 + sealingOverheadBytes;
}

/** An upper bound for the bytes of a batch's request in a frame. */
export function measureBatchBytes({ signals }: SignalBatch): number {
  return signals.reduce((sum, signal) => sum + measureSignalBytes(signal), requestOverheadBytes);
}
