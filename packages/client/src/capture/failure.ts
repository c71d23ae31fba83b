import type { CaptureFailure } from '@visavis/machines';

/** What an error of getUserMedia means to a person, by the names of the Media Capture specification. */
export function captureFailure(error: unknown): CaptureFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return 'denied';
    case 'SecurityError':
      return 'insecure';
    case 'NotFoundError':
      return 'missing';
    case 'OverconstrainedError':
      return 'over-constrained';
    default:
      // NotReadableError and AbortError: the device is there and does not start.
      return 'busy';
  }
}
