/** The delays of the media machine, in milliseconds. */
export const mediaDelays = {
  /** How long the number of receivers must stay the same before the camera height follows it. */
  receiversSettleMs: 3_000,
} as const;
