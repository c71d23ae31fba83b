import { limits, type Signal, type SignalBatch } from '@visavis/protocol';

/**
 * How many bytes of batches may be on their way at once. All that is sent in the same instant travels in
 * one frame, to whomever it is, so that no frame is larger than this and what else may be asked with it.
 */
export const defaultMaxInFlightBytes = limits.maxFrameBytes - 16_384;

/** It is lowered no further than this, which is enough for an ordinary description. */
const minMaxInFlightBytes = 16_384;

/** How many bytes may be on their way at once after so many were too much for one frame. */
export function lowerMaxInFlightBytes(onTheWay: number): number {
  return Math.max(minMaxInFlightBytes, onTheWay / 2);
}

/** What a request has around the signals of its batch, and more, in bytes. */
export const requestOverheadBytes = 256;

/** Anything in a JSON text that is not one byte in UTF-8. */
const nonAscii = /[^ -~]/;

/** The bytes that a signal takes in a frame, or more: a character is taken for three where not all are ASCII. */
export function measureSignalBytes(signal: Signal): number {
  const json = JSON.stringify(signal);
  const comma = 1;
  return json.length * (nonAscii.test(json) ? 3 : 1) + comma;
}

/** The bytes that the request for a batch takes in a frame, or more. */
export function measureBatchBytes({ signals }: SignalBatch): number {
  return signals.reduce((sum, signal) => sum + measureSignalBytes(signal), requestOverheadBytes);
}
