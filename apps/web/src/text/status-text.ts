/** How it stands, in a sentence or two, and what can be done; null where nothing needs to be. */
export interface StatusText {
  readonly text: string;
  readonly advice: string | null;
}

export const statusText = (text: string, advice: string | null = null): StatusText => ({
  text,
  advice,
});

/** Whether two say the same. */
export const isSameStatusText = (a: StatusText, b: StatusText): boolean =>
  a.text === b.text && a.advice === b.advice;
