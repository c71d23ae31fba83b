import type { Early } from '@visavis/client/early';

declare global {
  interface Window {
    /** What the page has begun for its first call, until that call takes it. */
    visavisEarly?: Early;
  }
}

/** What was begun early, for the first call that asks. */
export function takeEarly(): Early | undefined {
  const early = window.visavisEarly;
  delete window.visavisEarly;
  return early;
}
