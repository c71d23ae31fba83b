import type { CaptureFailure } from '@visavis/machines';

/** Classifies an error of getUserMedia by its name in the Media Capture specification. */
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
      // NotReadableError and AbortError: the device exists and does not start.
      return 'busy';
  }
}

/**
 * Classifies an error of getDisplayMedia. `cancelled`: the user chose no screen, which is no failure.
 * `unavailable`: the system or the browser does not provide one.
 */
export function classifyScreenError(error: unknown): 'cancelled' | 'unavailable' {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unavailable';
}
