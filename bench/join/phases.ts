/** The phases between navigation and the first remote frame, in their usual order. */
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

/** When each phase was reached, in milliseconds since the navigation started. */
export type Marks = Partial<Record<Phase, number>>;

/** What the observer stores in the page. */
export interface Observed {
  readonly marks: Marks;
  /** How many frames of the page's own camera were shown. */
  ownFrames: number;
}

declare global {
  interface Window {
    benchObserved: Observed;
  }
}
