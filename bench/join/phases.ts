/** What happens between a navigation and the first remote frame, in its usual order. */
export const phases = [
  'script loaded',
  'socket created',
  'socket open',
  'camera requested',
  'camera live',
  'welcome',
  'connection created',
  'offer sent',
  'answer arrived',
  'ICE connected',
  'DTLS connected',
  'first frame',
] as const;
export type Phase = (typeof phases)[number];

/** Milliseconds since the navigation began; what did not happen is missing. */
export type Marks = Partial<Record<Phase, number>>;

/** What the observer leaves in the page. */
export interface Observed {
  readonly marks: Marks;
  /** Frames of the page's own camera that were shown. */
  ownFrames: number;
}

declare global {
  interface Window {
    benchObserved: Observed;
  }
}
