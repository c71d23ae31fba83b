/** One or two sentences about a state, and advice; null if nothing needs to be done. */
export interface StatusText {
  readonly text: string;
  readonly advice: string | null;
}

export const statusText = (text: string, advice: string | null = null): StatusText => ({
  text,
  advice,
});

export const isSameStatusText = (a: StatusText, b: StatusText): boolean =>
  a.text === b.text && a.advice === b.advice;
