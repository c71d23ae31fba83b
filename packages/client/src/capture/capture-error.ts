import type { CaptureFailure } from '@visavis/machines';

/** What an error of getUserMedia means to a person, by the names of the Media Capture specification. */
export function classifyCaptureError(error: unknown): CaptureFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return 'denied';
    case 'SecurityError':
      return 'insecure';
    case 'NotFoundError':
      return 'missing';
    case 'OverconstrainedError':
      return 'overconstrained';
    default:
      // NotReadableError and AbortError: the device is there and does not start.
      return 'busy';
  }
}

/**
 * What an error of getDisplayMedia means: that the person chose nothing, which is no failure, or that the
 * system or the browser gives no screen.
 */
export function classifyScreenError(error: unknown): 'cancelled' | 'unavailable' {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unavailable';
}
