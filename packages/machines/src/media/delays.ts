/** The named delays of the media machine, in milliseconds. */
export const mediaDelays = {
  /** How long nobody may have come or gone before the picture gets the size for as many people. */
  receiversSettleMs: 3_000,
} as const;
