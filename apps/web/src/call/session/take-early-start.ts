import type { EarlyStart } from '@visavis/client/early-start';

declare global {
  interface Window {
    /** What the page has begun for its first call, until that call takes it. */
    visavisEarlyStart?: EarlyStart;
  }
}

/** What was begun early, for the first call that asks. */
export function takeEarlyStart(): EarlyStart | undefined {
  const early = window.visavisEarlyStart;
  delete window.visavisEarlyStart;
  return early;
}
