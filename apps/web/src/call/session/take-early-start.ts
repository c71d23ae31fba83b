import type { EarlyStart } from '@visavis/client/early-start';

declare global {
  interface Window {
    /** What early-start.ts has opened for the first call. */
    visavisEarlyStart?: EarlyStart;
  }
}

/** Takes what has been opened early; undefined for all calls but the first. */
export function takeEarlyStart(): EarlyStart | undefined {
  const early = window.visavisEarlyStart;
  delete window.visavisEarlyStart;
  return early;
}
