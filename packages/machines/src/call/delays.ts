/** The named delays of the call machine, in milliseconds. */
export const callDelays = {
  /** How long someone may be missing after a resync before their place is given up, as the server does. */
  grace: 30_000,
  /** How long leaving waits for the server to be told. */
  farewell: 1_500,
} as const;
