/** How it stands, in a sentence or two, and what can be done; null where nothing needs to be. */
export interface Told {
  readonly text: string;
  readonly advice: string | null;
}

export const told = (text: string, advice: string | null = null): Told => ({ text, advice });

/** Whether two say the same. */
export const sameTold = (a: Told, b: Told): boolean => a.text === b.text && a.advice === b.advice;
