/** The named delays of the call machine, in milliseconds. */
export const callDelays = {
  /** How long leaving waits for the server to be told. */
  leaveTimeoutMs: 1_500,
  /** From a breakdown of the machine of a connection to its next beginning, so that it cannot break in a loop. */
  peerRestartDelayMs: 2_000,
} as const;
