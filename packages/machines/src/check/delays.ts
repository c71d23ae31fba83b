/** The delays of the check machine, in milliseconds. */
export const checkDelays = {
  /** How long a step may take. Steps have shorter timeouts of their own, which say what did not answer. */
  stepTimeoutMs: 30_000,
  /** How long the user may take to answer a permission prompt, or whether the test sound was heard. */
  userResponseTimeoutMs: 120_000,
} as const;
