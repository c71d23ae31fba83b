import { limits, type Signal, type SignalBatch } from '@visavis/protocol';

/**
 * How many bytes of batches may be in flight at once. All requests of the same instant are sent in one frame,
 * so no frame exceeds this plus the other requests.
 */
export const defaultMaxInFlightBytes = limits.maxFrameBytes - 16_384;

/** The lowest value, which is enough for an ordinary description. */
const minMaxInFlightBytes = 16_384;

/** The new limit after this many bytes in flight were too large for a frame. */
export function lowerMaxInFlightBytes(inFlightBytes: number): number {
  return Math.max(minMaxInFlightBytes, inFlightBytes / 2);
}

/** An upper bound for what a request contains besides the signals of its batch. */
export const requestOverheadBytes = 256;

/** A character that takes more than one byte in UTF-8. */
const nonAscii = /[^ -~]/;

/** An upper bound for a signal's bytes in a frame: 3 per character unless all are ASCII. */
export function measureSignalBytes(signal: Signal): number {
  const json = JSON.stringify(signal);
  const comma = 1;
  return json.length * (nonAscii.test(json) ? 3 : 1) + comma;
}

/** An upper bound for the bytes of a batch's request in a frame. */
export function measureBatchBytes({ signals }: SignalBatch): number {
  return signals.reduce((sum, signal) => sum + measureSignalBytes(signal), requestOverheadBytes);
}
