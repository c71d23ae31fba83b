/** The nearest value between two limits. */
export const clamp = (least: number, value: number, most: number): number =>
  Math.min(most, Math.max(least, value));
